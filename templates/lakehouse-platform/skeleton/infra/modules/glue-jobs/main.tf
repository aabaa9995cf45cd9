# One Glue job per jobs/<name>/job.yaml. Nothing of people is written here: it is read.
module "settings" {
  source      = "./settings"
  jobs_folder = var.jobs_folder
}

locals {
  code = "s3://${var.code_bucket}/${var.code_prefix}"

  # The script of a job, and the argument that says what it works on.
  scripts = {
    source         = "${local.code}/ingestion/lakehouse_ingest/glue_job.py"
    transformation = "${local.code}/ingestion/lakehouse_jobs/glue_job.py"
  }

  work = {
    for name, job in module.settings.jobs : name => (
      job.kind == "source"
      ? { "--contract" = "${local.code}/contracts/${job.source}.odcs.yaml" }
      : { "--job" = "${local.code}/jobs/${name}/job.yaml" }
    )
  }

  catalog = "spark.sql.catalog.glue_catalog"

  # Some of these are fixed when the session starts, so only arguments can give them. An argument can come once, so its value chains the others.
  spark = [
    "spark.sql.extensions=org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
    "${local.catalog}=org.apache.iceberg.spark.SparkCatalog",
    "${local.catalog}.catalog-impl=org.apache.iceberg.aws.glue.GlueCatalog",
    "${local.catalog}.io-impl=org.apache.iceberg.aws.s3.S3FileIO",
    "${local.catalog}.warehouse=${var.warehouse}",
    "spark.sql.session.timeZone=UTC",
  ]

  arguments = {
    "--datalake-formats"                 = "iceberg"
    "--conf"                             = join(" --conf ", local.spark)
    "--additional-python-modules"        = "openlineage-python==1.43.0"
    "--extra-py-files"                   = "${local.code}/lakehouse_ingest.zip"
    "--job-language"                     = "python"
    "--TempDir"                          = var.temporary
    "--enable-metrics"                   = "true"
    "--enable-observability-metrics"     = "true"
    "--enable-continuous-cloudwatch-log" = "true"
  }
}

data "aws_region" "current" {}

resource "aws_glue_job" "this" {
  for_each = module.settings.jobs

  name                   = "${var.name_prefix}${each.key}"
  description            = substr(each.value.description, 0, 2000)
  role_arn               = var.role_arn
  glue_version           = var.glue_version
  worker_type            = each.value.worker_type
  number_of_workers      = each.value.number_of_workers
  timeout                = each.value.timeout
  max_retries            = each.value.max_retries
  execution_class        = each.value.execution_class
  connections            = lookup(var.connections, coalesce(each.value.source, "-"), [])
  security_configuration = var.security_configuration

  default_arguments = merge(
    local.arguments,
    local.work[each.key],
    each.value.autoscaling ? { "--enable-auto-scaling" = "true" } : {},
  )

  command {
    name            = "glueetl"
    python_version  = "3"
    script_location = local.scripts[each.value.kind]
  }

  # Two runs would write the same table.
  execution_property {
    max_concurrent_runs = 1
  }

  tags = var.tags

  lifecycle {
    precondition {
      condition     = module.settings.region == null || data.aws_region.current.id == module.settings.region
      error_message = "The provider aws works in ${data.aws_region.current.id}, but lakehouse.yaml has the region ${coalesce(module.settings.region, "-")}. Give the provider that region, or change the settings."
    }
  }
}

resource "aws_glue_trigger" "schedule" {
  for_each = { for name, job in module.settings.jobs : name => job if job.schedule != null }

  name     = "${var.name_prefix}${each.key}"
  type     = "SCHEDULED"
  schedule = each.value.schedule
  enabled  = var.schedules_enabled

  actions {
    job_name = aws_glue_job.this[each.key].name
  }

  tags = var.tags
}
