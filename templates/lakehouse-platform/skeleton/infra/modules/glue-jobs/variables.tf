variable "jobs_folder" {
  description = "Folder jobs/ of this repository: one folder with a job.yaml per job."
  type        = string
}

variable "name_prefix" {
  description = "What the names of jobs and triggers begin with, such as platform-prod-."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,60}-$", var.name_prefix))
    error_message = "name_prefix has to be lower case letters, digits and -, and to end with -, such as platform-prod-."
  }
}

variable "role_arn" {
  description = "Role that the jobs run as. It is made elsewhere; this module gives nobody rights."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/", var.role_arn))
    error_message = "role_arn has to be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/lakehouse-jobs."
  }
}

variable "code_bucket" {
  description = "Bucket that holds this repository's files for the jobs: scripts, the zip of the packages, contracts/ and jobs/."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.code_bucket))
    error_message = "code_bucket has to be 3 to 63 lower case letters, digits and -: neither _ nor . is taken."
  }
}

variable "code_prefix" {
  description = "Where the files lie in the bucket, without / at either end."
  type        = string
  default     = "platform"

  validation {
    condition     = can(regex("^[A-Za-z0-9][A-Za-z0-9/_-]*[A-Za-z0-9]$", var.code_prefix))
    error_message = "code_prefix has to be letters, digits, /, _ and -, without / at either end."
  }
}

variable "warehouse" {
  description = "Where tables lie: s3://bucket/prefix, without / at its end."
  type        = string

  validation {
    condition     = can(regex("^s3://[a-z0-9][a-z0-9-]{1,61}[a-z0-9](/[A-Za-z0-9=_.-]+)+$", var.warehouse))
    error_message = "warehouse has to be s3://bucket/prefix, without / at its end."
  }
}

variable "temporary" {
  description = "Where jobs keep temporary files: s3://bucket/prefix."
  type        = string

  validation {
    condition     = startswith(var.temporary, "s3://")
    error_message = "temporary has to be an s3:// address."
  }
}

variable "glue_version" {
  description = "Version of Glue. The platform is tested with the versions of Spark and Iceberg in 5.1."
  type        = string
  default     = "5.1"

  validation {
    condition     = contains(["5.1"], var.glue_version)
    error_message = "glue_version has to be 5.1: Spark and Iceberg of other versions were not tested."
  }
}

variable "connections" {
  description = "Names of Glue connections by the source that needs them, such as { northwind = [\"northwind-postgres\"] }."
  type        = map(list(string))
  default     = {}
}

variable "security_configuration" {
  description = "Name of a Glue security configuration, which encrypts logs and bookmarks. None by default."
  type        = string
  default     = null
}

variable "schedules_enabled" {
  description = "Whether schedules start jobs; false in an environment for trying things out."
  type        = bool
  default     = true
}

variable "tags" {
  description = "Tags of every job and trigger."
  type        = map(string)
  default     = {}
}
