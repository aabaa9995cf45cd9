import fs from 'node:fs';
import path from 'node:path';
import { personOf, customerId } from '../rows/companies.mjs';
import { dateOf, LAST_ORDER_DAY } from '../rows/dates.mjs';
import { randomOf } from '../rows/random.mjs';

/** Writes the files of the source crm after `day` days; from `visitsUntil` on, the file of visits is missing. */
export function writeCrm(folder, day, visitsUntil) {
  const random = randomOf(77);
  fs.mkdirSync(folder, { recursive: true });
  const contacts = Array.from(
    { length: 40 + day },
    (_, index) => `${index + 1},${personOf(random)},${customerId(index)}`,
  );
  const visits = Array.from(
    { length: 100 + 5 * day },
    (_, index) =>
      `${index + 1},${random.int(1, 40)},${dateOf(
        LAST_ORDER_DAY - 100 + index,
      )}`,
  );
  const write = (name, header, rows) =>
    fs.writeFileSync(
      path.join(folder, `${name}.csv`),
      `${[header, ...rows].join('\n')}\n`,
    );
  write('contacts', 'contact_id,full_name,customer_id', contacts);
  if (day < visitsUntil) {
    write('visits', 'visit_id,contact_id,visited_on', visits);
  }
}
