variable "jobs_folder" {
  description = "Folder with one folder per job, each with a job.yaml."
  type        = string
}
