import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { OrganisationPrinter } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * The printers that an organisation adds to the generator. A service with any number of factories, and not an extension point: preview,
 * weekly look and drift run in the lakehouse backend, the actions in the scaffolder, and all of them have to print the same. A module could
 * extend only one of the two plugins.
 */
export const lakehousePrintersServiceRef =
  createServiceRef<OrganisationPrinter>({
    id: 'lakehouse.printers',
    scope: 'root',
    multiton: true,
  });

/**
 * Makes a printer a feature of the backend: `backend.add(createPrinterFeature(myPrinter))`.
 *
 * @param printer - writes files below `generated/<id>/` of the platform repository
 */
export function createPrinterFeature(printer: OrganisationPrinter) {
  return createServiceFactory({
    service: lakehousePrintersServiceRef,
    deps: {},
    factory: () => printer,
  });
}
