{#- The hash of an SQL text as lower-case hex: 32 characters with md5, 64 with sha256. The bytes hashed are UTF-8. NULL for NULL. -#}
{%- macro hash_value(text) -%}
  {{- return(adapter.dispatch('hash_value', 'lakehouse')(text, hash_algorithm())) -}}
{%- endmacro -%}

{%- macro default__hash_value(text, algorithm) -%}{{- return(algorithm ~ '(' ~ text ~ ')') -}}{%- endmacro -%}
{%- macro spark__hash_value(text, algorithm) -%}
  {{- return('sha2(' ~ text ~ ', 256)' if algorithm == 'sha256' else 'md5(' ~ text ~ ')') -}}
{%- endmacro -%}
{%- macro snowflake__hash_value(text, algorithm) -%}
  {{- return('sha2(' ~ text ~ ', 256)' if algorithm == 'sha256' else 'md5(' ~ text ~ ')') -}}
{%- endmacro -%}
{%- macro trino__hash_value(text, algorithm) -%}{{- return('lower(to_hex(' ~ algorithm ~ '(to_utf8(' ~ text ~ '))))') -}}{%- endmacro -%}
{%- macro athena__hash_value(text, algorithm) -%}{{- return(trino__hash_value(text, algorithm)) -}}{%- endmacro -%}
{#- Not of the text itself: a database need not be in UTF-8, and a cast to bytea would read backslashes as escapes. -#}
{%- macro postgres__hash_value(text, algorithm) -%}
  {%- set bytes = "convert_to(" ~ text ~ ", 'UTF8')" -%}
  {{- return("encode(sha256(" ~ bytes ~ "), 'hex')" if algorithm == 'sha256' else 'md5(' ~ bytes ~ ')') -}}
{%- endmacro -%}

{%- macro key_width() -%}{{- return(64 if hash_algorithm() == 'sha256' else 32) -}}{%- endmacro -%}

{#- Key of the row that stands for "unknown": what a missing business key points at. -#}
{%- macro zero_key() -%}{{- return("'" ~ ('0' * key_width()) ~ "'") -}}{%- endmacro -%}

{#- Key of the row that stands for "wrong". -#}
{%- macro error_key() -%}{{- return("'" ~ ('f' * key_width()) ~ "'") -}}{%- endmacro -%}
