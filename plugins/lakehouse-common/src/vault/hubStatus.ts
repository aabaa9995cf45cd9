import { shortenName } from '../names';
import { Report } from './report';
import { SourceTable } from './table';
import { StatusSatellite } from './types';

/** R8: without a descriptive satellite nothing else says that a row of the hub is gone. */
export function hubStatus(of: SourceTable, report: Report): StatusSatellite {
  // Not `sts_<entity>`, which is the status of a link of that name.
  const name = of.before?.status ?? shortenName(`sts_hub_${of.token}`);
  report.add(
    'R8',
    of,
    `${of.hubName} has the status satellite ${name}`,
    'without a descriptive satellite nothing else says since when a row is there or gone',
  );
  return { name, parent: of.hubName, source: of.source, table: of.name };
}
