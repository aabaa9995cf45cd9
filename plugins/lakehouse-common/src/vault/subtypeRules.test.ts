import { CUSTOMERS, derive, ORDERS, PRODUCTS } from './testing';

describe('R4 subtypes', () => {
  it('are satellites of the hub of their parent, however deep, and keep their own links', () => {
    const { model, hubs, links, satellites } = derive({
      regions: ['region_id pk integer'],
      people: ['id pk integer', 'name'],
      staff: [
        'person_id pk integer -> people.id',
        'hired date',
        'region_id integer -> regions.region_id',
      ],
      managers: ['staff_id pk integer -> staff.person_id', 'bonus number'],
    });
    expect(hubs.map(h => h.name)).toEqual(['hub_person', 'hub_region']);
    expect(satellites.map(s => [s.name, s.parent, s.columns])).toEqual([
      ['sat_manager', 'hub_person', ['bonus']],
      ['sat_person', 'hub_person', ['name']],
      ['sat_staff', 'hub_person', ['hired']],
    ]);
    expect(model.satellites[0].parentKey).toEqual({ columns: ['staff_id'] });
    expect(links).toMatchObject([
      { name: 'lnk_staff_region', drivingHub: 'hub_person' },
    ]);
    expect(model.links[0].hubs[0].columns).toEqual(['person_id']);
  });

  const LINES = [
    'order_id pk integer -> orders.order_id',
    'line_no pk integer',
    'amount number',
  ];
  const GIFTS = [
    'o pk integer',
    'l pk integer',
    'wish',
    'fk o,l -> lines.order_id,line_no',
  ];

  it('of a link describe that link, however deep', () => {
    const { model, links } = derive({
      orders: ORDERS,
      lines: [...LINES, 'set kind "link"'],
      gifts: GIFTS,
      cards: ['x pk integer', 'y pk integer', 'text', 'fk x,y -> gifts.o,l'],
    });
    expect(links.map(l => l.name)).toEqual(['lnk_line']);
    expect(model.satellites).toMatchObject([
      {
        name: 'sat_card',
        parent: 'lnk_line',
        parentLink: {
          members: [{ columns: ['x'] }],
          dependentKeys: [{ name: 'y' }],
        },
      },
      {
        name: 'sat_gift',
        parent: 'lnk_line',
        parentLink: {
          members: [{ columns: ['o'] }],
          dependentKeys: [{ name: 'l' }],
        },
      },
      { name: 'sat_line', parent: 'lnk_line' },
      { name: 'sat_order' },
    ]);
  });

  it('of a link with a foreign key of their own are links of their own', () => {
    const { links } = derive({
      customers: CUSTOMERS,
      orders: ORDERS,
      products: PRODUCTS,
      lines: [
        'order_id pk integer -> orders.order_id',
        'product_id pk integer -> products.product_id',
      ],
      gifts: [
        'o pk integer',
        'p pk integer',
        'for_id integer -> customers.customer_id',
        'fk o,p -> lines.order_id,product_id',
      ],
    });
    expect(links.map(l => [l.name, l.hubs.map(h => h.hub)])).toEqual([
      ['lnk_gift', ['hub_order', 'hub_product', 'hub_customer']],
      ['lnk_line', ['hub_order', 'hub_product']],
    ]);
  });

  it('in a circle: the first by name stands for itself', () => {
    const { hubs, report } = derive({
      b: ['id pk integer -> a.id', 'x'],
      a: ['id pk integer -> b.id', 'y'],
    });
    expect(hubs.map(h => h.name)).toEqual(['hub_a']);
    expect(report.filter(d => d.rule === 'R4').map(d => d.table)).toEqual([
      'a',
      'b',
    ]);
  });
});
