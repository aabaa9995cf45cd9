import { dateAfter } from './dates.mjs';

const DISCOUNTS = [0, 0, 0, 0, 0, 0, 0.05, 0.1, 0.15, 0.2, 0.25];
/** The other three shippers have no orders. */
const BUSY_SHIPPERS = [1, 2, 3];

const cents = value => Math.round(value * 100) / 100;

export function orderOf(random, { orderId, customer, date, shipped }) {
  return {
    order_id: orderId,
    customer_id: customer.customer_id,
    employee_id: random.int(1, 9),
    order_date: date,
    required_date: dateAfter(date, 28),
    shipped_date: shipped ? dateAfter(date, random.int(1, 20)) : null,
    ship_via: random.pick(BUSY_SHIPPERS),
    freight: cents(0.5 + random.next() ** 3 * 400),
    ship_name: customer.company_name,
    ship_address: customer.address,
    ship_city: customer.city,
    ship_region: customer.region,
    ship_postal_code: customer.postal_code,
    ship_country: customer.country,
  };
}

const payload = line => `${line.unit_price}|${line.quantity}|${line.discount}`;

/** Makes order lines and knows which (price, quantity, discount) it has given out, so that equal payloads can be wanted or avoided. */
export function lineMaker(random, products) {
  const seen = new Set();
  const byProduct = new Map();

  const remember = line => {
    seen.add(payload(line));
    const lines = byProduct.get(line.product_id);
    if (lines) lines.push(line);
    else byProduct.set(line.product_id, [line]);
    return line;
  };

  const fresh = (orderId, taken) => {
    for (;;) {
      const product = random.pick(products);
      if (!taken.has(product.product_id)) {
        const line = {
          order_id: orderId,
          product_id: product.product_id,
          unit_price: cents(
            product.unit_price * (random.chance(0.4) ? 0.8 : 1),
          ),
          quantity: random.int(1, random.chance(0.1) ? 130 : 60),
          discount: random.pick(DISCOUNTS),
        };
        if (!seen.has(payload(line))) return line;
        // At large scales the payloads run out: an equal one is as good.
        if (seen.size > 100_000) return line;
      }
    }
  };

  const equal = (orderId, taken) => {
    for (let tries = 0; tries < 200; tries++) {
      const product = random.pick(products);
      const lines = byProduct.get(product.product_id);
      if (lines && !taken.has(product.product_id)) {
        return { ...random.pick(lines), order_id: orderId };
      }
    }
    return undefined;
  };

  /** A line of `orderId` whose product is not in `taken`; with `repeat`, its payload equals that of an earlier line. */
  return (orderId, taken, repeat) => {
    const line = (repeat && equal(orderId, taken)) || fresh(orderId, taken);
    taken.add(line.product_id);
    return remember(line);
  };
}
