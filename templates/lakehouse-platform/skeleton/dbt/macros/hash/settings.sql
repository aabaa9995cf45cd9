{#-
  How this platform hashes: `hash` of lakehouse.yaml. The generator prints it into the macro `platform_settings`, so that every dbt process
  reads it on every target. The vars `hash_algorithm` and `hash_compatibility` come first; they are for tests and one-off runs. Changing either
  one changes every key of the vault.
-#}
{%- macro hash_algorithm() -%}{{- return(hash_setting('algorithm', ['md5', 'sha256'])) -}}{%- endmacro -%}

{#- Whose hashes are made: our own (none), or those of the package that an existing vault was loaded with. -#}
{%- macro hash_compatibility() -%}
  {{- return(hash_setting('compatibility', ['none', 'dbt_utils', 'automate_dv', 'datavault4dbt'])) -}}
{%- endmacro -%}

{#- One setting; the first of `allowed` is the default. -#}
{%- macro hash_setting(name, allowed) -%}
  {%- set platform_settings = context.get('platform_settings') -%}
  {%- set written = (platform_settings() if platform_settings else {}).get('hash') or {} -%}
  {%- set value = var('hash_' ~ name, written.get(name) or allowed[0]) -%}
  {%- if value not in allowed -%}
    {{- exceptions.raise_compiler_error("The hash " ~ name ~ " is " ~ value ~ ": write one of " ~ (allowed | join(', ')) ~ " in lakehouse.yaml.") -}}
  {%- endif -%}
  {{- return(value) -}}
{%- endmacro -%}
