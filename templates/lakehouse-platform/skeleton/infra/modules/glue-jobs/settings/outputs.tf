output "region" {
  description = "Region that lakehouse.yaml names, or null."
  value       = local.region

  precondition {
    condition     = local.region == null || can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]{1,2}$", local.region))
    error_message = "region in lakehouse.yaml has to be an AWS region, such as eu-central-1."
  }
}

output "jobs" {
  description = "Settings of every job by its name."
  value       = local.jobs

  # What a file of people says is looked at by `lakehouse generate --check` first; these keep a wrong one from AWS all the same.
  precondition {
    condition     = alltrue([for name, job in local.jobs : can(regex("^[a-z][a-z0-9_]*$", name))])
    error_message = "A folder of jobs/ has a name that is no job's: use lower case letters, digits and _."
  }

  precondition {
    condition     = alltrue([for job in local.jobs : contains(["source", "transformation"], job.kind)])
    error_message = "kind in a job.yaml has to be source or transformation."
  }

  precondition {
    condition     = alltrue([for job in local.jobs : contains(["G.1X", "G.2X", "G.4X", "G.8X"], job.worker_type)])
    error_message = "sizing.worker in a job.yaml has to be G.1X, G.2X, G.4X or G.8X."
  }

  precondition {
    condition     = alltrue([for job in local.jobs : job.number_of_workers >= 2 && job.number_of_workers <= 299])
    error_message = "sizing.workers in a job.yaml has to be from 2 to 299."
  }

  precondition {
    condition     = alltrue([for job in local.jobs : job.timeout >= 1 && job.timeout <= 10080 && job.max_retries >= 0 && job.max_retries <= 10])
    error_message = "In a job.yaml sizing.timeout has to be from 1 to 10080 minutes, and sizing.retries from 0 to 10."
  }

  precondition {
    condition     = alltrue([for job in local.jobs : contains(["STANDARD", "FLEX"], job.execution_class)])
    error_message = "sizing.execution in a job.yaml has to be standard or flex."
  }
}
