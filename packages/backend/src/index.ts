import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
// Everything is allowed in the demo; see docs/permissions.md for a policy.
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);

backend.add(import('@backstage/plugin-events-backend'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@lakehouse/backstage-plugin-catalog-backend-module-lakehouse'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
// Pull requests of the template onboard-source, one module per git host: keep those you use.
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-azure'));
backend.add(
  import('@backstage-community/plugin-scaffolder-backend-module-azure-devops'),
);
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-bitbucket-cloud'),
);
backend.add(
  import('@lakehouse/backstage-plugin-scaffolder-backend-module-lakehouse'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@lakehouse/backstage-plugin-search-backend-module-lakehouse'),
);

backend.add(import('@lakehouse/backstage-plugin-lakehouse-backend'));

backend.start();
