# Reads jobs/<name>/job.yaml, and the region of the platform in lakehouse.yaml. It has no provider, so that it is tested with nothing but the engine.
terraform {
  required_version = ">= 1.10"
}

locals {
  # Settings of the platform, in the root of this repository.
  platform_file = "${var.jobs_folder}/../lakehouse.yaml"
  region        = fileexists(local.platform_file) ? lookup(yamldecode(file(local.platform_file)), "region", null) : null

  read = {
    for file in fileset(var.jobs_folder, "*/job.yaml") :
    dirname(file) => yamldecode(file("${var.jobs_folder}/${file}"))
  }

  jobs = {
    for name, job in local.read : name => {
      kind              = job.kind
      source            = try(job.source, null)
      description       = try(job.description, "")
      owner             = job.owner
      worker_type       = job.sizing.worker
      number_of_workers = job.sizing.workers
      autoscaling       = job.sizing.autoscaling
      timeout           = job.sizing.timeout
      max_retries       = job.sizing.retries
      execution_class   = upper(job.sizing.execution)
      schedule          = try("cron(${job.schedule})", null)
    }
  }
}
