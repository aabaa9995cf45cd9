// A company of twenty systems that all know some of the same fourteen things.

/** Systems that data comes from: name, team, and the hours its data may be old; null without a contract. */
export const SOURCES = [
  ['ads', 'group:default/marketing-data', 24],
  ['billing', 'group:default/finance-data', 6],
  ['crm', 'group:default/sales-data', 6],
  ['erp', 'group:default/finance-data', 24],
  ['fraud', 'group:default/risk-data', 1],
  ['hr', 'group:default/people-data', 48],
  ['iot', 'group:default/logistics-data', 1],
  ['loyalty', 'group:default/marketing-data', 24],
  ['mail', 'group:default/marketing-data', 12],
  ['planning', null, null],
  ['pos', 'group:default/sales-data', 2],
  ['procurement', 'group:default/finance-data', 24],
  ['quality', 'group:default/logistics-data', 48],
  ['risk', 'group:default/risk-data', 24],
  ['shop', 'group:default/sales-data', 1],
  ['support', 'group:default/sales-data', 12],
  ['tms', 'group:default/logistics-data', 6],
  ['treasury', 'group:default/finance-data', 24],
  ['web', 'group:default/marketing-data', 3],
  ['wms', 'group:default/logistics-data', 6],
].map(([name, owner, hours]) => ({ name, owner, hours }));

const KEY = 'Number that the system gave it.';

/** Things with their columns: name, Iceberg type, meaning. */
export const ENTITIES = {
  accounts: [
    ['account_id', 'long', KEY],
    ['iban', 'string', 'Bank account, as the customer wrote it.'],
    ['opened_on', 'date', 'Day that the account was opened.'],
    ['balance', 'decimal(18, 2)', 'Balance in the currency of the account.'],
    ['currency', 'string', 'ISO 4217 code.'],
  ],
  campaigns: [
    ['campaign_id', 'long', KEY],
    ['title', 'string', 'What the campaign is called inside the company.'],
    ['budget', 'decimal(18, 2)', 'Budget without tax.'],
    ['starts_on', 'date', 'First day.'],
    ['ends_on', 'date', 'Last day; empty while it is open.'],
  ],
  contacts: [
    ['contact_id', 'long', KEY],
    ['full_name', 'string', 'Name of the person.'],
    ['email', 'string', 'Address that the person confirmed.'],
    ['phone', 'string', 'In international form.'],
    ['consent_at', 'timestamptz', 'When the person agreed to be written to.'],
  ],
  customers: [
    ['customer_id', 'long', KEY],
    ['name', 'string', 'Name of the customer.'],
    ['email', 'string', 'Address for invoices.'],
    ['country', 'string', 'ISO 3166 code.'],
    ['segment', 'string', 'Segment of the sales team.'],
    ['birth_date', 'date', 'Birthday, where the customer told it.'],
  ],
  invoices: [
    ['invoice_id', 'long', KEY],
    ['customer_id', 'long', 'Who pays.'],
    ['issued_on', 'date', 'Day on the invoice.'],
    ['net', 'decimal(18, 2)', 'Amount without tax.'],
    ['tax', 'decimal(18, 2)', 'Tax.'],
  ],
  order_lines: [
    ['order_id', 'long', 'The order.'],
    ['line_number', 'int', 'Place in the order, from 1.'],
    ['product_id', 'long', 'What was ordered.'],
    ['quantity', 'int', 'How many.'],
    ['unit_price', 'decimal(18, 4)', 'Price of one, without tax.'],
    ['discount', 'double', 'Share taken off, 0 to 1.'],
  ],
  orders: [
    ['order_id', 'long', KEY],
    ['customer_id', 'long', 'Who ordered.'],
    ['ordered_at', 'timestamptz', 'When the order was placed.'],
    ['status', 'string', 'open, paid, shipped or cancelled.'],
    ['total', 'decimal(18, 2)', 'Sum of all lines, with tax.'],
  ],
  payments: [
    ['payment_id', 'long', KEY],
    ['invoice_id', 'long', 'What was paid for.'],
    ['paid_at', 'timestamptz', 'When the money arrived.'],
    ['amount', 'decimal(18, 2)', 'Amount that arrived.'],
    ['method', 'string', 'card, transfer or cash.'],
  ],
  prices: [
    ['product_id', 'long', 'The product.'],
    ['valid_from', 'date', 'First day of the price.'],
    ['unit_price', 'decimal(18, 4)', 'Price of one, without tax.'],
    ['currency', 'string', 'ISO 4217 code.'],
  ],
  products: [
    ['product_id', 'long', KEY],
    ['title', 'string', 'Name in the catalogue.'],
    ['category', 'string', 'Category in the catalogue.'],
    ['weight_kg', 'double', 'Weight with package.'],
    ['attributes', 'map<string, string>', 'Whatever else is known of it.'],
  ],
  returns: [
    ['return_id', 'long', KEY],
    ['order_id', 'long', 'The order.'],
    ['reason', 'string', 'Why, in words of the customer.'],
    ['refund', 'decimal(18, 2)', 'Amount paid back.'],
  ],
  sessions: [
    ['session_id', 'string', KEY],
    ['started_at', 'timestamptz', 'First click.'],
    ['channel', 'string', 'Where the visitor came from.'],
    ['pages', 'int', 'Pages that were seen.'],
  ],
  shipments: [
    ['shipment_id', 'long', KEY],
    ['order_id', 'long', 'The order.'],
    ['carrier', 'string', 'Who carries it.'],
    ['left_at', 'timestamptz', 'When it left the warehouse.'],
    ['arrived_at', 'timestamptz', 'When the customer got it.'],
  ],
  tickets: [
    ['ticket_id', 'long', KEY],
    ['customer_id', 'long', 'Who asked.'],
    ['opened_at', 'timestamptz', 'When the question came.'],
    ['severity', 'int', '1 is worst.'],
    ['subject', 'string', 'First line of the question.'],
  ],
};

/** How marts cut an entity. */
export const CUTS = [
  'daily',
  'weekly',
  'monthly',
  'by_region',
  'by_channel',
  'by_customer',
  'by_product',
  'history',
];
