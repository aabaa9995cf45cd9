create table "awsdatacatalog"."vault"."eff_order_customer"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/eff_order_customer/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select
    "order_hk",
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as hashdiff,
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as "order_customer_lk",
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."orders" staged
  where staged."order_hk" <> '00000000000000000000000000000000' and 1 = 1
),
history as (select * from arrived),
observed as (
  select * from (
    select
      history.*,
      row_number() over (partition by "order_hk", ldts order by _batch, _load_id, _row_number desc, hashdiff) as pick
    from history
  ) ranked
  where pick = 1
),
compared as (
  select
    observed.*,
    lag(observed.hashdiff) over (partition by observed."order_hk" order by observed.ldts) as hashdiff_before
  from observed
)
select "order_hk", "order_customer_lk", hashdiff, is_deleted, _load_id, cast(0 as bigint) as _batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
union all
select '00000000000000000000000000000000' as "order_hk", null as "order_customer_lk", '00000000000000000000000000000000' as hashdiff, false as is_deleted, 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc
union all
select 'ffffffffffffffffffffffffffffffff' as "order_hk", null as "order_customer_lk", '00000000000000000000000000000000' as hashdiff, false as is_deleted, 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc;

select '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."lnk_order_line"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/lnk_order_line/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select "order_line_lk", "order_hk", "product_hk", _load_id, cast(0 as bigint) as _batch, _load_time as ldts, rsrc, _row_number, 1 as priority
  from "awsdatacatalog"."staging_shop"."order_lines"
  where "order_line_lk" <> '00000000000000000000000000000000'
    and _batch > 0 and _batch <= 0
),
ranked as (
  select
    arrived.*,
    row_number() over (partition by "order_line_lk" order by ldts, priority, rsrc, _load_id, _row_number) as pick
  from arrived
)
select ranked."order_line_lk", ranked."order_hk", ranked."product_hk", ranked._load_id, ranked._batch, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
union all
select '00000000000000000000000000000000' as "order_line_lk", '00000000000000000000000000000000' as "order_hk", '00000000000000000000000000000000' as "product_hk", 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc
union all
select 'ffffffffffffffffffffffffffffffff' as "order_line_lk", 'ffffffffffffffffffffffffffffffff' as "order_hk", 'ffffffffffffffffffffffffffffffff' as "product_hk", 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc;

select '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."staging_shop"."customers"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/staging_shop/customers/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select raw_rows.*
  from "awsdatacatalog"."raw_shop"."customers" raw_rows
  where 1 = 1
),
prepared as (
  select
    arrived.*,
    (arrived._op = 'D') as is_deleted
  from arrived
),
next_batch as (
  select cast(<batch> as bigint) as _batch, cast(null as timestamp(6)) as _seen_before
)
select
  prepared."customer_id",
  prepared."name",
  prepared."city",
  prepared."credit",
  prepared."active",
  prepared."born",
  cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as "joined_at",
  cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as "called_at",
  prepared."picture",
  prepared."referred_by",
  case when (prepared."customer_id" is null or (prepared."customer_id" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."customer_id" as varchar)) as varchar) || ':' || cast(prepared."customer_id" as varchar), '~'))))) end as "customer_hk",
  case when (prepared."referred_by" is null or (prepared."referred_by" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."referred_by" as varchar)) as varchar) || ':' || cast(prepared."referred_by" as varchar), '~'))))) end as "referred_by_hk",
  case when (prepared."customer_id" is null or (prepared."customer_id" = '')) or (prepared."referred_by" is null or (prepared."referred_by" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."customer_id" as varchar)) as varchar) || ':' || cast(prepared."customer_id" as varchar), '~') || coalesce(cast(length(cast(prepared."referred_by" as varchar)) as varchar) || ':' || cast(prepared."referred_by" as varchar), '~'))))) end as "customer_referred_by_lk",
  case when prepared.is_deleted then lower(to_hex(md5(to_utf8('1:1')))) else lower(to_hex(md5(to_utf8(substr('1:0' || coalesce(cast(length(cast(prepared."city" as varchar)) as varchar) || ':' || cast(prepared."city" as varchar), '~') || coalesce(cast(length(cast(cast(prepared."credit" as decimal(38, 2)) as varchar)) as varchar) || ':' || cast(cast(prepared."credit" as decimal(38, 2)) as varchar), '~') || coalesce(cast(length(case when prepared."active" then '1' when not prepared."active" then '0' end) as varchar) || ':' || case when prepared."active" then '1' when not prepared."active" then '0' end, '~') || coalesce(cast(length(cast(cast(prepared."born" as date) as varchar)) as varchar) || ':' || cast(cast(prepared."born" as date) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~'), 1, length('1:0' || coalesce(cast(length(cast(prepared."city" as varchar)) as varchar) || ':' || cast(prepared."city" as varchar), '~') || coalesce(cast(length(cast(cast(prepared."credit" as decimal(38, 2)) as varchar)) as varchar) || ':' || cast(cast(prepared."credit" as decimal(38, 2)) as varchar), '~') || coalesce(cast(length(case when prepared."active" then '1' when not prepared."active" then '0' end) as varchar) || ':' || case when prepared."active" then '1' when not prepared."active" then '0' end, '~') || coalesce(cast(length(cast(cast(prepared."born" as date) as varchar)) as varchar) || ':' || cast(cast(prepared."born" as date) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~')) - (case when prepared."called_at" is not null then 0 when prepared."joined_at" is not null then 1 when prepared."born" is not null then 2 when prepared."active" is not null then 3 when prepared."credit" is not null then 4 when prepared."city" is not null then 5 else 6 end)))))) end as "sat_customer_hashdiff",
  case when prepared.is_deleted then lower(to_hex(md5(to_utf8('1:1')))) else lower(to_hex(md5(to_utf8(substr('1:0' || coalesce(cast(length(cast(prepared."name" as varchar)) as varchar) || ':' || cast(prepared."name" as varchar), '~'), 1, length('1:0' || coalesce(cast(length(cast(prepared."name" as varchar)) as varchar) || ':' || cast(prepared."name" as varchar), '~')) - (case when prepared."name" is not null then 0 else 1 end)))))) end as "sat_customer_pii_hashdiff",
  prepared.is_deleted,
  prepared._load_id,
  cast(prepared._load_time at time zone 'UTC' as timestamp(6)) as _load_time,
  prepared._row_number,
  'shop.customers' as rsrc,
  next_batch._batch,
  next_batch._seen_before
from prepared
cross join next_batch;

select '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."hub_customer"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/hub_customer/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select "customer_hk", "customer_id" as "customer_id", _load_id, cast(0 as bigint) as _batch, _load_time as ldts, rsrc, _row_number, 1 as priority
  from "awsdatacatalog"."staging_shop"."customers"
  where "customer_hk" <> '00000000000000000000000000000000'
    and _batch > 0 and _batch <= 0
),
ranked as (
  select
    arrived.*,
    row_number() over (partition by "customer_hk" order by ldts, priority, rsrc, _load_id, _row_number) as pick
  from arrived
)
select ranked."customer_hk", ranked."customer_id", ranked._load_id, ranked._batch, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
union all
select '00000000000000000000000000000000' as "customer_hk", null as "customer_id", 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc
union all
select 'ffffffffffffffffffffffffffffffff' as "customer_hk", null as "customer_id", 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc;

select '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."sat_customer"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/sat_customer/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select
    "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at",
    "sat_customer_hashdiff" as hashdiff,
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."customers" staged
  where staged."customer_hk" <> '00000000000000000000000000000000' and 1 = 1
),
history as (select * from arrived),
observed as (
  select * from (
    select
      history.*,
      row_number() over (partition by "customer_hk", ldts order by _batch, _load_id, _row_number desc, hashdiff) as pick
    from history
  ) ranked
  where pick = 1
),
compared as (
  select
    observed.*,
    lag(observed.hashdiff) over (partition by observed."customer_hk" order by observed.ldts) as hashdiff_before
  from observed
)
select "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at", hashdiff, is_deleted, _load_id, cast(0 as bigint) as _batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
union all
select '00000000000000000000000000000000' as "customer_hk", null as "city", null as "credit", null as "active", null as "born", null as "joined_at", null as "called_at", '00000000000000000000000000000000' as hashdiff, false as is_deleted, 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc
union all
select 'ffffffffffffffffffffffffffffffff' as "customer_hk", null as "city", null as "credit", null as "active", null as "born", null as "joined_at", null as "called_at", '00000000000000000000000000000000' as hashdiff, false as is_deleted, 'ghost' as _load_id, cast(0 as bigint) as _batch, cast('1900-01-01 00:00:00.000000' as timestamp(6)) as ldts, 'ghost' as rsrc;

select '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."eff_order_customer__dbt_tmp"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/eff_order_customer__dbt_tmp/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select
    "order_hk",
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as hashdiff,
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as "order_customer_lk",
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."orders" staged
  where staged."order_hk" <> '00000000000000000000000000000000' and 1 = 0
),
late_keys as (
  select distinct "order_hk"
  from arrived
  where ldts <= (select min(_seen_before) from "awsdatacatalog"."staging_shop"."orders" where 1 = 0)
),
history as (
  select * from arrived where not exists (select 1 from late_keys where late_keys."order_hk" = arrived."order_hk")
  union all
  select
    "order_hk",
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as hashdiff,
    case when is_deleted then '00000000000000000000000000000000' else "order_customer_lk" end as "order_customer_lk",
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."orders" staged
  where staged."order_hk" <> '00000000000000000000000000000000'
    and exists (select 1 from late_keys where late_keys."order_hk" = staged."order_hk") and _batch <= 0
),
observed as (
  select * from (
    select
      history.*,
      row_number() over (partition by "order_hk", ldts order by _batch, _load_id, _row_number desc, hashdiff) as pick
    from history
  ) ranked
  where pick = 1
),
newest as (
  select stored."order_hk", max_by(stored.hashdiff, stored.ldts) as hashdiff
  from "awsdatacatalog"."vault"."eff_order_customer" stored
  where exists (select 1 from arrived where arrived."order_hk" = stored."order_hk")
    and not exists (select 1 from late_keys where late_keys."order_hk" = stored."order_hk")
  group by stored."order_hk"
),
compared as (
  select
    observed.*,
    coalesce(lag(observed.hashdiff) over (partition by observed."order_hk" order by observed.ldts), newest.hashdiff) as hashdiff_before
  from observed
  left join newest on newest."order_hk" = observed."order_hk"
)
select "order_hk", "order_customer_lk", hashdiff, is_deleted, _load_id, cast(0 as bigint) as _batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
  and not exists (
    select 1 from "awsdatacatalog"."vault"."eff_order_customer" stored
    where stored."order_hk" = compared."order_hk" and stored.ldts = compared.ldts
  );

insert into "awsdatacatalog"."vault"."eff_order_customer" ("order_hk", "order_customer_lk", "hashdiff", "is_deleted", "_load_id", "_batch", "ldts", "rsrc")
              (
                 select "order_hk", "order_customer_lk", "hashdiff", "is_deleted", "_load_id", "_batch", "ldts", "rsrc"
                 from "awsdatacatalog"."vault"."eff_order_customer__dbt_tmp"
              );

SELECT '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."lnk_order_line__dbt_tmp"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/lnk_order_line__dbt_tmp/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select "order_line_lk", "order_hk", "product_hk", _load_id, cast(0 as bigint) as _batch, _load_time as ldts, rsrc, _row_number, 1 as priority
  from "awsdatacatalog"."staging_shop"."order_lines"
  where "order_line_lk" <> '00000000000000000000000000000000'
    and _batch > 0 and _batch <= 0
),
ranked as (
  select
    arrived.*,
    row_number() over (partition by "order_line_lk" order by ldts, priority, rsrc, _load_id, _row_number) as pick
  from arrived
)
select ranked."order_line_lk", ranked."order_hk", ranked."product_hk", ranked._load_id, ranked._batch, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
  and not exists (select 1 from "awsdatacatalog"."vault"."lnk_order_line" known where known."order_line_lk" = ranked."order_line_lk");

insert into "awsdatacatalog"."vault"."lnk_order_line" ("order_line_lk", "order_hk", "product_hk", "_load_id", "_batch", "ldts", "rsrc")
              (
                 select "order_line_lk", "order_hk", "product_hk", "_load_id", "_batch", "ldts", "rsrc"
                 from "awsdatacatalog"."vault"."lnk_order_line__dbt_tmp"
              );

SELECT '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."staging_shop"."customers__dbt_tmp"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/staging_shop/customers__dbt_tmp/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select raw_rows.*
  from "awsdatacatalog"."raw_shop"."customers" raw_rows
  where raw_rows._load_id in ('a new load')
),
prepared as (
  select
    arrived.*,
    (arrived._op = 'D') as is_deleted
  from arrived
),
next_batch as (
  select greatest(cast(<batch> as bigint), coalesce(max(_batch) + 1, 0)) as _batch, max(_load_time) as _seen_before from "awsdatacatalog"."staging_shop"."customers"
)
select
  prepared."customer_id",
  prepared."name",
  prepared."city",
  prepared."credit",
  prepared."active",
  prepared."born",
  cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as "joined_at",
  cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as "called_at",
  prepared."picture",
  prepared."referred_by",
  case when (prepared."customer_id" is null or (prepared."customer_id" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."customer_id" as varchar)) as varchar) || ':' || cast(prepared."customer_id" as varchar), '~'))))) end as "customer_hk",
  case when (prepared."referred_by" is null or (prepared."referred_by" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."referred_by" as varchar)) as varchar) || ':' || cast(prepared."referred_by" as varchar), '~'))))) end as "referred_by_hk",
  case when (prepared."customer_id" is null or (prepared."customer_id" = '')) or (prepared."referred_by" is null or (prepared."referred_by" = '')) then '00000000000000000000000000000000' else lower(to_hex(md5(to_utf8(coalesce(cast(length(cast(prepared."customer_id" as varchar)) as varchar) || ':' || cast(prepared."customer_id" as varchar), '~') || coalesce(cast(length(cast(prepared."referred_by" as varchar)) as varchar) || ':' || cast(prepared."referred_by" as varchar), '~'))))) end as "customer_referred_by_lk",
  case when prepared.is_deleted then lower(to_hex(md5(to_utf8('1:1')))) else lower(to_hex(md5(to_utf8(substr('1:0' || coalesce(cast(length(cast(prepared."city" as varchar)) as varchar) || ':' || cast(prepared."city" as varchar), '~') || coalesce(cast(length(cast(cast(prepared."credit" as decimal(38, 2)) as varchar)) as varchar) || ':' || cast(cast(prepared."credit" as decimal(38, 2)) as varchar), '~') || coalesce(cast(length(case when prepared."active" then '1' when not prepared."active" then '0' end) as varchar) || ':' || case when prepared."active" then '1' when not prepared."active" then '0' end, '~') || coalesce(cast(length(cast(cast(prepared."born" as date) as varchar)) as varchar) || ':' || cast(cast(prepared."born" as date) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~'), 1, length('1:0' || coalesce(cast(length(cast(prepared."city" as varchar)) as varchar) || ':' || cast(prepared."city" as varchar), '~') || coalesce(cast(length(cast(cast(prepared."credit" as decimal(38, 2)) as varchar)) as varchar) || ':' || cast(cast(prepared."credit" as decimal(38, 2)) as varchar), '~') || coalesce(cast(length(case when prepared."active" then '1' when not prepared."active" then '0' end) as varchar) || ':' || case when prepared."active" then '1' when not prepared."active" then '0' end, '~') || coalesce(cast(length(cast(cast(prepared."born" as date) as varchar)) as varchar) || ':' || cast(cast(prepared."born" as date) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."joined_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~') || coalesce(cast(length(cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar)) as varchar) || ':' || cast(cast(to_unixtime(date_trunc('second', cast(prepared."called_at" at time zone 'UTC' as timestamp(6)))) as bigint) * 1000000 + cast(substr(cast(cast(prepared."called_at" at time zone 'UTC' as timestamp(6)) as varchar), -6) as bigint) as varchar), '~')) - (case when prepared."called_at" is not null then 0 when prepared."joined_at" is not null then 1 when prepared."born" is not null then 2 when prepared."active" is not null then 3 when prepared."credit" is not null then 4 when prepared."city" is not null then 5 else 6 end)))))) end as "sat_customer_hashdiff",
  case when prepared.is_deleted then lower(to_hex(md5(to_utf8('1:1')))) else lower(to_hex(md5(to_utf8(substr('1:0' || coalesce(cast(length(cast(prepared."name" as varchar)) as varchar) || ':' || cast(prepared."name" as varchar), '~'), 1, length('1:0' || coalesce(cast(length(cast(prepared."name" as varchar)) as varchar) || ':' || cast(prepared."name" as varchar), '~')) - (case when prepared."name" is not null then 0 else 1 end)))))) end as "sat_customer_pii_hashdiff",
  prepared.is_deleted,
  prepared._load_id,
  cast(prepared._load_time at time zone 'UTC' as timestamp(6)) as _load_time,
  prepared._row_number,
  'shop.customers' as rsrc,
  next_batch._batch,
  next_batch._seen_before
from prepared
cross join next_batch;

insert into "awsdatacatalog"."staging_shop"."customers" ("customer_id", "name", "city", "credit", "active", "born", "joined_at", "called_at", "picture", "referred_by", "customer_hk", "referred_by_hk", "customer_referred_by_lk", "sat_customer_hashdiff", "sat_customer_pii_hashdiff", "is_deleted", "_load_id", "_load_time", "_row_number", "rsrc", "_batch", "_seen_before")
              (
                 select "customer_id", "name", "city", "credit", "active", "born", "joined_at", "called_at", "picture", "referred_by", "customer_hk", "referred_by_hk", "customer_referred_by_lk", "sat_customer_hashdiff", "sat_customer_pii_hashdiff", "is_deleted", "_load_id", "_load_time", "_row_number", "rsrc", "_batch", "_seen_before"
                 from "awsdatacatalog"."staging_shop"."customers__dbt_tmp"
              );

SELECT '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."hub_customer__dbt_tmp"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/hub_customer__dbt_tmp/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select "customer_hk", "customer_id" as "customer_id", _load_id, cast(0 as bigint) as _batch, _load_time as ldts, rsrc, _row_number, 1 as priority
  from "awsdatacatalog"."staging_shop"."customers"
  where "customer_hk" <> '00000000000000000000000000000000'
    and _batch > 0 and _batch <= 0
),
ranked as (
  select
    arrived.*,
    row_number() over (partition by "customer_hk" order by ldts, priority, rsrc, _load_id, _row_number) as pick
  from arrived
)
select ranked."customer_hk", ranked."customer_id", ranked._load_id, ranked._batch, ranked.ldts, ranked.rsrc
from ranked
where pick = 1
  and not exists (select 1 from "awsdatacatalog"."vault"."hub_customer" known where known."customer_hk" = ranked."customer_hk");

insert into "awsdatacatalog"."vault"."hub_customer" ("customer_hk", "customer_id", "_load_id", "_batch", "ldts", "rsrc")
              (
                 select "customer_hk", "customer_id", "_load_id", "_batch", "ldts", "rsrc"
                 from "awsdatacatalog"."vault"."hub_customer__dbt_tmp"
              );

SELECT '{"rowcount":0,"data_scanned_in_bytes":0}';

create table "awsdatacatalog"."vault"."sat_customer__dbt_tmp"
    with (
      table_type='iceberg',
      is_external=false,location='s3://lake/warehouse/vault/sat_customer__dbt_tmp/<unique>',
      format='parquet'
    )
    as
with arrived as (
  select
    "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at",
    "sat_customer_hashdiff" as hashdiff,
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."customers" staged
  where staged."customer_hk" <> '00000000000000000000000000000000' and 1 = 0
),
late_keys as (
  select distinct "customer_hk"
  from arrived
  where ldts <= (select min(_seen_before) from "awsdatacatalog"."staging_shop"."customers" where 1 = 0)
),
history as (
  select * from arrived where not exists (select 1 from late_keys where late_keys."customer_hk" = arrived."customer_hk")
  union all
  select
    "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at",
    "sat_customer_hashdiff" as hashdiff,
    is_deleted,
    _load_id,
    _batch,
    _row_number,
    _load_time as ldts,
    rsrc
  from "awsdatacatalog"."staging_shop"."customers" staged
  where staged."customer_hk" <> '00000000000000000000000000000000'
    and exists (select 1 from late_keys where late_keys."customer_hk" = staged."customer_hk") and _batch <= 0
),
observed as (
  select * from (
    select
      history.*,
      row_number() over (partition by "customer_hk", ldts order by _batch, _load_id, _row_number desc, hashdiff) as pick
    from history
  ) ranked
  where pick = 1
),
newest as (
  select stored."customer_hk", max_by(stored.hashdiff, stored.ldts) as hashdiff
  from "awsdatacatalog"."vault"."sat_customer" stored
  where exists (select 1 from arrived where arrived."customer_hk" = stored."customer_hk")
    and not exists (select 1 from late_keys where late_keys."customer_hk" = stored."customer_hk")
  group by stored."customer_hk"
),
compared as (
  select
    observed.*,
    coalesce(lag(observed.hashdiff) over (partition by observed."customer_hk" order by observed.ldts), newest.hashdiff) as hashdiff_before
  from observed
  left join newest on newest."customer_hk" = observed."customer_hk"
)
select "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at", hashdiff, is_deleted, _load_id, cast(0 as bigint) as _batch, ldts, rsrc
from compared
where (hashdiff_before is null or hashdiff_before <> hashdiff)
  and not exists (
    select 1 from "awsdatacatalog"."vault"."sat_customer" stored
    where stored."customer_hk" = compared."customer_hk" and stored.ldts = compared.ldts
  );

insert into "awsdatacatalog"."vault"."sat_customer" ("customer_hk", "city", "credit", "active", "born", "joined_at", "called_at", "hashdiff", "is_deleted", "_load_id", "_batch", "ldts", "rsrc")
              (
                 select "customer_hk", "city", "credit", "active", "born", "joined_at", "called_at", "hashdiff", "is_deleted", "_load_id", "_batch", "ldts", "rsrc"
                 from "awsdatacatalog"."vault"."sat_customer__dbt_tmp"
              );

SELECT '{"rowcount":0,"data_scanned_in_bytes":0}';
