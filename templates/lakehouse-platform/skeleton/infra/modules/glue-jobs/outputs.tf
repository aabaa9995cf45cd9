output "job_names" {
  description = "Name on AWS of every job, by its name in jobs/."
  value       = { for name, job in aws_glue_job.this : name => job.name }
}

output "script_addresses" {
  description = "Addresses that have to hold files before a job runs."
  value       = concat(values(local.scripts), [local.arguments["--extra-py-files"]])
}
