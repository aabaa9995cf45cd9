import fs from 'node:fs';
import path from 'node:path';

const examples = path.resolve(__dirname, '../../../../examples');
const who = { version: 1, owner: 'group:default/sales-data', promise: '6h' };

/** Answers of the form at both ends and in the middle: the smallest, a usual one, and one with everything that can be asked. */
export const specifications = {
  csv: {
    ...who,
    kind: 'csv',
    name: 'stores',
    csv: [{ name: 'stores.csv', content: 'store_id\n1\n2\n' }],
  },
  northwind: {
    ...who,
    kind: 'ddl',
    name: 'northwind',
    ddl: fs.readFileSync(
      path.join(examples, 'northwind/northwind.sql'),
      'utf8',
    ),
  },
  everything: {
    ...who,
    kind: 'ddl',
    name: 'everything',
    title: 'Everything | on <b>',
    description: 'A source with all answers. {{ ref("x") }} ${HOME} @all',
    promise: '30m',
    ddl: `CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE customers (customer_id integer PRIMARY KEY, code text UNIQUE NOT NULL, email text, "select" text, changed_at timestamptz NOT NULL);
COMMENT ON COLUMN customers.email IS 'Mail {{ x }} | of the customer';
CREATE TABLE orders (order_id bigint PRIMARY KEY, customer_id integer NOT NULL REFERENCES customers, status state NOT NULL, placed_at timestamptz NOT NULL, total numeric(12, 2));
CREATE TABLE order_lines (order_id bigint REFERENCES orders, line integer, quantity integer NOT NULL, PRIMARY KEY (order_id, line));
CREATE TABLE clicks (at timestamptz NOT NULL, page text);
CREATE TABLE scratch (x integer);`,
    tables: [
      {
        name: 'customers',
        businessKey: ['code'],
        loadMode: 'incremental',
        cursor: 'changed_at',
        personalData: ['email'],
      },
      { name: 'orders', loadMode: 'incremental', cursor: 'placed_at' },
      { name: 'order_lines', loadMode: 'full' },
      { name: 'clicks', keyless: true, loadMode: 'append', cursor: 'at' },
      { name: 'scratch', selected: false },
    ],
  },
};
