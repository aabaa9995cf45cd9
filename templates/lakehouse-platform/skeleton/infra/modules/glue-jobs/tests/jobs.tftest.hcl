mock_provider "aws" {}

variables {
  jobs_folder = "tests/jobs"
  name_prefix = "platform-prod-"
  role_arn    = "arn:aws:iam::123456789012:role/lakehouse-jobs"
  code_bucket = "lake-code"
  warehouse   = "s3://lake/warehouse"
  temporary   = "s3://lake-code/tmp"
  connections = { northwind = ["northwind-postgres"] }
}

run "a_job_is_what_its_settings_say" {
  command = plan

  assert {
    condition     = join(",", keys(aws_glue_job.this)) == "daily_revenue,load_northwind"
    error_message = "there has to be one job per job.yaml"
  }

  assert {
    condition = (
      aws_glue_job.this["load_northwind"].worker_type == "G.2X" &&
      aws_glue_job.this["load_northwind"].number_of_workers == 10 &&
      aws_glue_job.this["load_northwind"].timeout == 120 &&
      aws_glue_job.this["load_northwind"].max_retries == 0 &&
      aws_glue_job.this["load_northwind"].execution_class == "FLEX" &&
      aws_glue_job.this["load_northwind"].glue_version == "5.1"
    )
    error_message = "sizing has to be that of the settings"
  }

  assert {
    condition = (
      aws_glue_job.this["daily_revenue"].default_arguments["--job"] == "s3://lake-code/platform/jobs/daily_revenue/job.yaml" &&
      aws_glue_job.this["daily_revenue"].default_arguments["--enable-auto-scaling"] == "true" &&
      aws_glue_job.this["daily_revenue"].command[0].script_location == "s3://lake-code/platform/ingestion/lakehouse_jobs/glue_job.py"
    )
    error_message = "a transformation has to run lakehouse_jobs with its settings"
  }

  assert {
    condition = (
      aws_glue_job.this["load_northwind"].default_arguments["--contract"] == "s3://lake-code/platform/contracts/northwind.odcs.yaml" &&
      !contains(keys(aws_glue_job.this["load_northwind"].default_arguments), "--enable-auto-scaling") &&
      aws_glue_job.this["load_northwind"].command[0].script_location == "s3://lake-code/platform/ingestion/lakehouse_ingest/glue_job.py" &&
      aws_glue_job.this["load_northwind"].connections == tolist(["northwind-postgres"])
    )
    error_message = "a source has to run lakehouse_ingest with its contract and connections"
  }

  assert {
    condition     = length(regexall("--conf", aws_glue_job.this["daily_revenue"].default_arguments["--conf"])) == 5
    error_message = "the Spark settings have to be one chained argument"
  }

  assert {
    condition     = aws_glue_job.this["daily_revenue"].description == "Revenue $${env} %%{ if true } \"quoted\" \\ per day"
    error_message = "a description has to stay text"
  }
}

run "only_a_job_with_a_schedule_has_a_trigger" {
  command = plan

  assert {
    condition     = join(",", keys(aws_glue_trigger.schedule)) == "daily_revenue" && aws_glue_trigger.schedule["daily_revenue"].schedule == "cron(0 6 * * ? *)"
    error_message = "there has to be one trigger, with the schedule of the settings"
  }
}

run "settings_that_cannot_be_are_refused" {
  command = plan

  variables {
    jobs_folder = "tests/broken"
  }

  module {
    source = "./settings"
  }

  expect_failures = [output.jobs]
}

run "variables_are_checked" {
  command = plan

  variables {
    role_arn    = "admin"
    code_bucket = "data_lake"
    warehouse   = "s3://lake/warehouse/"
    name_prefix = "platform"
  }

  expect_failures = [var.role_arn, var.code_bucket, var.warehouse, var.name_prefix]
}

run "the_provider_is_in_the_region_of_the_platform" {
  command = plan

  variables {
    jobs_folder = "tests/in_region/jobs"
  }

  override_data {
    target = data.aws_region.current
    values = { id = "eu-central-1" }
  }

  assert {
    condition     = length(aws_glue_job.this) == 1
    error_message = "the region of lakehouse.yaml has to be taken"
  }
}

run "another_region_is_refused" {
  command = plan

  variables {
    jobs_folder = "tests/in_region/jobs"
  }

  override_data {
    target = data.aws_region.current
    values = { id = "us-east-1" }
  }

  expect_failures = [aws_glue_job.this["daily_revenue"]]
}
