import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

/** A server of a database that the backend reaches through the network. */
interface OwnServer {
  host: string;
  /** 5432 by default for `postgresql`, 3306 for `mysql`. */
  port?: number;
  database: string;
  /** A role that may only read. */
  user: string;
  /** @visibility secret */
  password: string;
  /**
   * `disable`: not encrypted. `prefer` (default): encrypted if the server offers it. `require`: encrypted, and the certificate of the server is
   * checked; for `mysql` the host must then be the name in the certificate, not an address.
   */
  tls?: TlsMode;
  /** Certificate authorities of the server in PEM format, instead of those of the system. */
  ca?: string;
}

type TlsMode = 'disable' | 'prefer' | 'require';

export interface Config {
  lakehouse?: {
    /** Iceberg catalogs, by id. The id is the first part of every table reference. */
    catalogs?: {
      [id: string]: {
        /** Shown instead of the id. */
        title?: string;
        /**
         * `sql`: an Iceberg JDBC catalog in SQLite or PostgreSQL. `filesystem`: a folder of Iceberg tables. `glue`: an AWS Glue Data
         * Catalog. `rest`: a catalog that speaks the Iceberg REST protocol.
         */
        kind: 'sql' | 'filesystem' | 'glue' | 'rest';
        /** Needed for kind `sql`. */
        sql?: {
          /**
           * `sqlite:<path>` (opened read-only) or `postgresql://user:password@host:port/database`.
           * @visibility secret
           */
          uri: string;
          /** Name of the catalog inside the database (`catalog_name`). */
          catalogName: string;
        };
        /** Needed for kind `filesystem`. */
        filesystem?: {
          /** Folder that holds the tables, directly or in folders per namespace. */
          path: string;
        };
        /** Needed for kind `glue`. Credentials are those that the section `aws` of the configuration gives the account. */
        glue?: {
          /** Region of the data catalog and of its buckets. */
          region: string;
          /** Account whose credentials are used: twelve digits. */
          accountId?: string;
          /** Data catalog to read, when it is not that of the account, for example `<account>:s3tablescatalog/<bucket>`. */
          catalogId?: string;
          /** Account that has to own the buckets; `accountId` by default. */
          bucketOwner?: string;
          /** Instead of the region's endpoint of Glue, for example of a VPC. */
          endpoint?: string;
          /** Instead of the region's endpoint of S3. */
          s3Endpoint?: string;
        };
        /** Needed for kind `rest`. */
        rest?: {
          /** Address of the catalog, without `/v1`. */
          uri: string;
          /** Warehouse to ask for, where the server has several. */
          warehouse?: string;
          /** No authentication by default. */
          auth?: {
            /** `oauth2`: client credentials. `sigv4`: requests are signed for AWS with the credentials of `aws`. */
            type: 'none' | 'bearer' | 'oauth2' | 'sigv4';
            /** For `sigv4`. */
            region?: string;
            /** For `sigv4`: `glue` by default; `s3tables` for the endpoint of S3 Tables. */
            service?: string;
            /** For `sigv4`: the account whose credentials are used; the main account by default. */
            accountId?: string;
            /** @visibility secret */
            token?: string;
            /** The catalog's own `/v1/oauth/tokens` by default. */
            tokenUrl?: string;
            clientId?: string;
            /** @visibility secret */
            clientSecret?: string;
            /** `catalog` by default. */
            scope?: string;
          };
          /**
           * Sent with every request.
           * @deepVisibility secret
           */
          headers?: { [name: string]: string };
        };
        /**
         * Where metadata may be read from. A metadata location is looked up by the longest prefix that fits: the rest after the prefix is
         * taken inside `path`. With the prefix `file://` the location's own path is used, which must lie inside `path`. Locations
         * that no prefix fits are not read. A prefix `s3://…` without `path` is read from S3 (kind `glue`). Kinds `filesystem` and `rest`
         * need none.
         */
        locations?: Array<{
          /** Beginning of a location, for example `s3://bucket/warehouse`. */
          prefix: string;
          /** Local folder; may be left out for `s3://` prefixes of kind `glue`. */
          path?: string;
        }>;
        /** Folder of data contracts (`*.odcs.yaml`): owners, promises, descriptions. */
        contracts?: string;
        /** Folder of dbt artifacts (`manifest.json`): lineage, descriptions, tests. */
        dbt?: string;
        /** Owners of tables that neither dbt, a contract nor a table property names one for; the first pattern that fits decides. */
        owners?: Array<{
          /** Pattern of namespaces, where `*` stands for any characters: `raw_*`. */
          namespace: string;
          /** Entity reference of a group or user. */
          owner: string;
        }>;
        /** Entity reference of the group that owns tables without another owner. */
        defaultOwner?: string;
        /**
         * Patterns `namespace.table` of the tables to show, where `*` stands for any characters; all by default. Tables that are left
         * out later are hidden, not removed, and come back with the pattern.
         */
        include?: string[];
        /** Patterns of tables to leave out, also of those that `include` names. */
        exclude?: string[];
        /**
         * How many requests are made to the catalog in a second at most. Kind `glue`: 10 by default, as an account shares its limit with its
         * jobs; kind `rest`: as many as the server answers. A server that says that it is busy is asked less often anyway.
         */
        requestsPerSecond?: number;
        /** How many days removed tables can be restored, and the history of runs is kept; 30 by default. */
        keepDays?: number;
        /** Sync as soon as a file of the catalog changes; true by default. */
        watch?: boolean;
        /** How often to sync anyway; every 30 seconds by default. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
    /** Tables that become entities (`Resource`, type `iceberg-table`) of Backstage's catalog; read by the catalog module too. */
    publish?: {
      /** A table is published that meets every condition of one of the rules; none by default. */
      rules?: Array<{
        /** Ids of Iceberg catalogs. */
        catalogs?: string[];
        layers?: Array<
          'landing' | 'raw' | 'staging' | 'vault' | 'marts' | 'other'
        >;
        /** Patterns of namespaces, where `*` stands for any characters. */
        namespaces?: string[];
        /** Entity references of owners. */
        owners?: string[];
        /** Tags of contract, dbt or table. */
        tags?: string[];
        /** Only tables that belong to a data contract. */
        hasContract?: true;
        /** Only tables that have an owner. */
        hasOwner?: true;
        /** System that the entities belong to; by default that of the contract. */
        system?: string;
        /** Domain that the entities belong to; by default that of the contract. */
        domain?: string;
      }>;
    };
    /**
     * Databases that sources can be onboarded from, by id. Users pick one by its title: hosts, users and secrets never leave the backend,
     * except what `server` says to contracts.
     */
    connections?: {
      [id: string]: {
        /** Shown instead of the id. */
        title?: string;
        /** What the database holds, for those who pick it. */
        description?: string;
        /** Resource of the catalog that stands for the database, for example `resource:default/crm-database`. */
        entityRef?: string;
        /**
         * Groups and users, as entity references, that may see the connection and onboard from it; to others it does not exist. Everybody who
         * may onboard by default.
         */
        visibleTo?: string[];
        /**
         * `postgresql`, `mysql` (MariaDB too): the backend connects to the server. `rds-data`: an Aurora PostgreSQL cluster is asked through the RDS Data API, with
         * AWS credentials and without a way through the network. `s3`: files of CSV, JSON and Parquet in a bucket, of which parts are read.
         */
        kind: 'postgresql' | 'mysql' | 'rds-data' | 's3';
        /** Schemas that are offered; all by default. For kind `mysql` these are databases of the server; its own by default. */
        schemas?: string[];
        /** Needed for kind `postgresql`. */
        postgresql?: OwnServer;
        /** Needed for kind `mysql`. */
        mysql?: OwnServer;
        /** Needed for kind `rds-data`. Credentials are those that the section `aws` of the configuration gives the account. */
        'rds-data'?: {
          /** ARN of the cluster; its HTTP endpoint has to be on. */
          clusterArn: string;
          /** ARN of the secret of AWS Secrets Manager with the user and password that the Data API uses. */
          secretArn: string;
          database: string;
          /** That of the cluster by default. */
          region?: string;
          /** Account whose credentials are used: twelve digits; the main account by default. */
          accountId?: string;
          /** Instead of the region's endpoint of the RDS Data API, for example of a VPC. */
          endpoint?: string;
        };
        /** Needed for kind `s3`: files of CSV, JSON and Parquet. Credentials are those that the section `aws` of the configuration gives the account. */
        s3?: {
          bucket: string;
          /** Folder of the bucket that holds the files of the tables; the whole bucket by default. */
          prefix?: string;
          /** Region of the bucket. */
          region: string;
          /** Account whose credentials are used: twelve digits; the main account by default. */
          accountId?: string;
          /** Account that must own the bucket. */
          bucketOwner?: string;
          /** Instead of the region's endpoint of S3, for example of a VPC; addressed by path. */
          endpoint?: string;
        };
        /** What contracts say about the database; ingestion reads it from there. */
        server?: {
          /** Host that ingestion uses; that of `postgresql` or `mysql` by default, needed for kind `rds-data`. */
          host?: string;
          /** Port that ingestion uses. */
          port?: number;
          /** Environment variable of the ingestion that holds the user; `<ID>_USER` by default. */
          userEnv?: string;
          /** Environment variable of the ingestion that holds the password; `<ID>_PASSWORD` by default. */
          passwordEnv?: string;
          /** ARN of a secret with user and password, instead of variables; for kind `rds-data` its own secret by default. */
          secretArn?: string;
          /** Encryption that ingestion uses; that of `postgresql` or `mysql` by default. */
          tls?: TlsMode;
        };
      };
    };
    /** What an organisation sets for every source that is onboarded; read by the scaffolder module too. */
    defaults?: {
      /** What names of sources look like. */
      sourceName?: {
        /** Regular expression that a whole name has to match; anchor it with ^ and $. */
        pattern: string;
        /** The rule as a sentence for people, for example: Begin with the domain, such as crm_ or shop_. */
        hint: string;
      };
      /** Groups that may answer for a source, as entity references. Default: any group. */
      owners?: string[];
      /** AWS regions that a new platform may be in, such as eu-central-1; one alone is not asked for. Default: any region. */
      regions?: string[];
      /** Promise of freshness that the form begins with, such as 6h. Default: 1d. */
      promise?: string;
      /** Tags that every new contract gets. */
      tags?: string[];
      /** Questions that have to be answered although they are optional otherwise. */
      required?: Array<'description'>;
    };
    /** Proposes what a newer generator makes of the platform repository; only for repositories on git hosts. */
    upgrade?: {
      /** Look for it by itself; true by default. The template `upgrade-platform` can be run by people either way. */
      enabled?: boolean;
      /** How often to look; once a week by default. */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** How sources are onboarded; read by the scaffolder and catalog modules too. */
    onboarding?: {
      /** The platform repository that sources are stamped into. */
      repository?: {
        /**
         * `local`: a bare git repository on this machine, which changes are committed to. The others are git hosts, where a source comes
         * by pull request; the host has to be configured in `integrations`.
         */
        kind: 'local' | 'github' | 'gitlab' | 'azure' | 'bitbucketCloud';
        /** Kind `local`: folder of the bare repository; a relative path starts at the backend's working folder. */
        path?: string;
        /** Git hosts: address of the repository, as the browser shows it, without user or token. */
        url?: string;
        /** Branch to read, and to commit to or to merge into. Default: main. */
        branch?: string;
        /** Pull requests start as drafts (GitHub, GitLab). Default: false. */
        draft?: boolean;
        /** Author of commits when the person has no name or mail address in the catalog. */
        author?: {
          name: string;
          email: string;
        };
        /** Where people have a working copy, as they would write it in a shell; shown in the next steps of a task. */
        workingCopy?: string;
      };
    };
  };
}
