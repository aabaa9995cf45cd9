import {
  addressOf,
  companyOf,
  customerOf,
  personOf,
  phoneOf,
} from './companies.mjs';
import { dateOf, LAST_ORDER_DAY } from './dates.mjs';
import { lineMaker, orderOf } from './orders.mjs';
import * as words from './words.mjs';

const range = count => Array.from({ length: count }, (_, index) => index);

/** An empty binary value, as PostgreSQL prints it. */
const EMPTY_BYTES = '\\x';

const categories = () =>
  words.CATEGORIES.map(([name, description], index) => ({
    category_id: index + 1,
    category_name: name,
    description,
    picture: EMPTY_BYTES,
  }));

function employees(random) {
  return range(9).map(index => {
    const [first, last] = personOf(random).split(' ');
    const id = index + 1;
    const manager = id === 2;
    const hired = dateOf(-1500 + index * 140);
    return {
      employee_id: id,
      last_name: last,
      first_name: first,
      title: manager ? 'Vice President, Sales' : 'Sales Representative',
      title_of_courtesy: random.pick(['Ms.', 'Mr.', 'Dr.']),
      birth_date: dateOf(-random.int(9000, 16000)),
      hire_date: hired,
      ...addressOf(random),
      home_phone: phoneOf(random),
      extension: random.digits(4),
      photo: EMPTY_BYTES,
      notes: `Sells since ${hired.slice(
        0,
        4,
      )}; speaks "plain English", and more.`,
      reports_to: manager ? null : random.pick([2, 2, 5].filter(x => x !== id)),
      photo_path: `https://photos.northwind.example/${id}.bmp`,
    };
  });
}

const suppliers = random =>
  range(29).map(index => ({
    supplier_id: index + 1,
    ...companyOf(random, index + 180),
    homepage: random.chance(0.8)
      ? null
      : `https://supplier-${index + 1}.example/`,
  }));

function products(random, count) {
  return range(count).map(index => {
    const category = index % words.CATEGORIES.length;
    const round = Math.floor(index / words.CATEGORIES.length);
    const starts = words.PRODUCT_STARTS;
    const name = `${starts[round % starts.length]} ${
      words.PRODUCT_ENDS[category][
        (round + Math.floor(round / starts.length)) % 5
      ]
    }`;
    return {
      product_id: index + 1,
      product_name: round < starts.length ? name : `${name} No. ${round}`,
      supplier_id: random.int(1, 29),
      category_id: category + 1,
      quantity_per_unit: random.pick(words.PACKS),
      unit_price: Math.round((2.5 + random.next() ** 2 * 120) * 20) / 20,
      units_in_stock: random.int(0, 120),
      units_on_order: random.chance(0.75) ? 0 : random.int(1, 10) * 10,
      reorder_level: random.int(0, 6) * 5,
      discontinued: random.chance(0.12) ? 1 : 0,
    };
  });
}

function territories() {
  return words.TERRITORIES.map(text => {
    const [, id, place, region] = /^(\d+) (.*) (\d)$/.exec(text);
    return {
      territory_id: id,
      territory_description: place,
      region_id: Number(region),
    };
  });
}

/** Every territory but four has one employee; every employee has a territory. */
const employeeTerritories = all =>
  all.slice(0, 49).map(({ territory_id }, index) => ({
    employee_id: (index % 9) + 1,
    territory_id,
  }));

function usStates() {
  return words.STATES.map((text, index) => {
    const [, abbr, name, region] = /^(\S+) (.*) (\S+)$/.exec(text);
    return {
      state_id: index + 1,
      state_name: name,
      state_abbr: abbr,
      state_region: region,
    };
  });
}

/** How many lines each order has: at least one, and `lines` together. */
function lineCounts(random, orders, lines) {
  const counts = new Array(orders).fill(1);
  for (let rest = lines - orders; rest > 0; ) {
    const order = random.int(0, orders - 1);
    if (counts[order] < 25) {
      counts[order] += 1;
      rest -= 1;
    }
  }
  return counts;
}

function sales(random, scale, customers, allProducts) {
  const count = 830 * scale;
  // Two customers have no orders.
  const buyers = customers.slice(2);
  const orders = range(count).map(index =>
    orderOf(random, {
      orderId: 10248 + index,
      customer: index < buyers.length ? buyers[index] : random.pick(buyers),
      date: dateOf(Math.floor((index * LAST_ORDER_DAY) / (count - 1))),
      shipped: index < count - 21,
    }),
  );
  const counts = lineCounts(random, count, 2155 * scale);
  const wanted = { lines: 2155 * scale, repeats: 440 * scale };
  const makeLine = lineMaker(random, allProducts);
  const lines = [];
  orders.forEach((order, index) => {
    const taken = new Set();
    for (let i = 0; i < counts[index]; i++) {
      // The repeats are spread over the second half, when there is something to repeat.
      const left = wanted.lines - lines.length;
      const repeat =
        wanted.repeats > 0 &&
        (left <= wanted.repeats ||
          (left < wanted.lines * 0.9 && random.chance(0.25)));
      lines.push(makeLine(order.order_id, taken, repeat));
      if (repeat) wanted.repeats -= 1;
    }
  });
  return { orders, order_details: lines };
}

/**
 * All tables on day 0. `scale` multiplies customers, products, orders and order lines.
 * Order numbers pass the range of `smallint` from scale 28 on: larger ones are for CSV.
 */
export function dayZero(random, scale) {
  const customers = range(91 * scale).map(index => customerOf(random, index));
  const allProducts = products(random, 77 * scale);
  const allTerritories = territories();
  return {
    categories: categories(),
    customer_customer_demo: [],
    customer_demographics: [],
    customers,
    employees: employees(random),
    suppliers: suppliers(random),
    products: allProducts,
    region: words.REGIONS.map((name, index) => ({
      region_id: index + 1,
      region_description: name,
    })),
    shippers: words.SHIPPERS.map((name, index) => ({
      shipper_id: index + 1,
      company_name: name,
      phone: phoneOf(random),
    })),
    territories: allTerritories,
    employee_territories: employeeTerritories(allTerritories),
    us_states: usStates(),
    ...sales(random, scale, customers, allProducts),
  };
}
