// Invented names; likeness to a company or a person is chance.
const list = text => text.trim().split(/\s*,\s*/);

export const CATEGORIES = [
  ['Beverages', 'Coffees, teas, juices and beers'],
  ['Condiments', 'Sauces, relishes, spreads and spices'],
  ['Confections', 'Sweets, desserts and candied fruit'],
  ['Dairy', 'Cheeses, butter and cream'],
  ['Grains', 'Breads, pasta and cereal'],
  ['Meat', 'Fresh and cured meats'],
  ['Produce', 'Dried fruit and bean curd'],
  ['Seafood', 'Fish, shells and seaweed'],
];

export const FIRST_NAMES = list(
  'Aino, Bela, Carmen, Dario, Elif, Farid, Greta, Hugo, Ines, Jonas, Kaja, Lukas, Mirela, Nadia, Oskar, Paula, Quentin, Rosa, Søren, Tilde, Umut, Vera, Wiktor, Yara, Zoltán',
);
export const LAST_NAMES = list(
  'Albrecht, Bakker, Castillo, Dumont, Eriksen, Fischer, Gómez, Halloran, Ivanova, Jansen, Kowalski, Lindqvist, Moretti, Novak, Oliveira, Petrov, Quinn, Rossi, Šimek, Tanaka, Ueda, Vargas, Weiss, Yilmaz, Zeman',
);
export const TITLES = list(
  'Owner, Sales Manager, Sales Agent, Order Clerk, Marketing Manager, Accounting Manager, Purchasing Agent',
);
export const COMPANY_STARTS = list(
  'Alder, Birch, Copper, Dune, Ember, Fjord, Garnet, Harbor, Indigo, Juniper, Kestrel, Lantern, Meadow, Nutmeg, Olive, Pepper, Quill, Rowan, Saffron, Thistle, Umber, Velvet, Willow, Yarrow, Zephyr',
);
export const COMPANY_ENDS = list(
  'Delikatessen, Épicerie, Foods, Gastronomía, Grocers, Halle, Imports, Kitchen, Larder, Mercado, Pantry, Provisions, Supermarked, Trading, Traiteur',
);
export const STREETS = list(
  'Mill Lane, Hafenstraße, Rue des Tilleuls, Calle del Olmo, Via dei Fiori, Orchard Road, Kungsgatan, Rua da Fonte, Brook Street, Åvej',
);
/** City, region, country. */
export const CITIES = [
  ['Berlin', null, 'Germany'],
  ['München', null, 'Germany'],
  ['Lyon', null, 'France'],
  ['Reims', null, 'France'],
  ['Sevilla', null, 'Spain'],
  ['London', null, 'UK'],
  ['Cork', 'Co. Cork', 'Ireland'],
  ['Torino', null, 'Italy'],
  ['Graz', null, 'Austria'],
  ['Genève', null, 'Switzerland'],
  ['Luleå', null, 'Sweden'],
  ['Århus', null, 'Denmark'],
  ['Oulu', null, 'Finland'],
  ['Lisboa', null, 'Portugal'],
  ['Warszawa', null, 'Poland'],
  ['São Paulo', 'SP', 'Brazil'],
  ['Campinas', 'SP', 'Brazil'],
  ['México D.F.', null, 'Mexico'],
  ['Caracas', 'DF', 'Venezuela'],
  ['Buenos Aires', null, 'Argentina'],
  ['Seattle', 'WA', 'USA'],
  ['Portland', 'OR', 'USA'],
  ['Boise', 'ID', 'USA'],
  ['Montréal', 'Québec', 'Canada'],
  ['Vancouver', 'BC', 'Canada'],
];
export const PRODUCT_STARTS = list(
  'Amber, Black, Coastal, Dark, Elder, Farmhouse, Golden, Hill, Island, Late, Mountain, Northern, Old, Plum, Red, Smoked, Sweet, Tart, Wild, Winter',
);
/** Nouns of products, one list per category, in its order. */
export const PRODUCT_ENDS = [
  list('Ale, Chai, Lager, Coffee, Cider'),
  list('Mustard, Syrup, Relish, Chutney, Marmalade'),
  list('Fudge, Wafers, Nougat, Pavlova, Shortbread'),
  list('Camembert, Gouda, Butter, Feta, Cream'),
  list('Crispbread, Ravioli, Noodles, Gnocchi, Cereal'),
  list('Sausage, Pâté, Ham, Pie, Jerky'),
  list('Pears, Tofu, Dates, Apples, Sauerkraut'),
  list('Caviar, Herring, Crab, Oysters, Kelp'),
];
export const PACKS = list(
  '10 boxes x 20 bags, 24 - 12 oz bottles, 12 - 550 ml bottles, 48 - 6 oz jars, 36 boxes, 20 - 1 kg tins, 500 g, 10 - 4 oz boxes, 24 pieces, 1 kg pkg.',
);
export const SHIPPERS = list(
  'Swift Lane Express, United Parcel Line, Blue Crane Freight, Night Owl Cargo, Golden Wheel, Harborline',
);
export const REGIONS = list('Eastern, Western, Northern, Southern');
/** Twelve postal codes start with 0, and New York is the name of two territories. Code, place, region. */
export const TERRITORIES = list(
  `01510 Ashford 1, 01742 Brookton 1, 01876 Carverton 1, 02110 Dunmore 1, 02145 Eastwick 1, 02191 Fallbridge 1,
  02911 Graymoor 1, 03051 Hollowell 3, 03812 Ironport 3, 06883 Kingsbury 1, 07962 Larkspur 1, 08840 Millhaven 1,
  10019 New York 1, 10038 New York 1, 11751 Northgate 1, 14455 Oakmere 1, 19432 Pinecrest 3, 19720 Quarry Hill 1,
  20860 Ridgeway 1, 27405 Silverton 1, 27515 Thornfield 1, 29210 Underhill 4, 30350 Valewood 4, 31410 Westmarch 4,
  32860 Yellowbank 4, 33610 Ambergate 4, 40225 Blackwater 1, 44125 Coldspring 3, 45841 Deerfield 3, 48076 Elmhurst 3,
  48085 Foxborough 3, 48305 Glenrock 3, 53405 Highmoor 3, 55115 Inverness 3, 55440 Juniper Flats 3, 60180 Kestrel Bay 2,
  60605 Lakeside 2, 72718 Maplewood 4, 75236 Newbridge 4, 78760 Orchard Park 4, 80205 Peakview 2, 80910 Quartz Hill 2,
  85016 Redstone 2, 85255 Sandhurst 2, 90406 Tidewater 2, 94026 Uplands 2, 94107 Vista Point 2, 95009 Woodside 2,
  95055 Yarrow Creek 2, 95062 Zephyr Cove 2, 98005 Alderdale 2, 98055 Birchwood 2, 98105 Cedar Falls 2`,
);
export const STATES = list(
  `AL Alabama south, AK Alaska north, AZ Arizona west, AR Arkansas south, CA California west, CO Colorado west, CT Connecticut east,
  DE Delaware east, DC District of Columbia east, FL Florida south, GA Georgia south, HI Hawaii west, ID Idaho midwest, IL Illinois midwest,
  IN Indiana midwest, IA Iowa midwest, KS Kansas midwest, KY Kentucky south, LA Louisiana south, ME Maine north, MD Maryland east,
  MA Massachusetts north, MI Michigan north, MN Minnesota north, MS Mississippi south, MO Missouri south, MT Montana west, NE Nebraska midwest,
  NV Nevada west, NH New Hampshire east, NJ New Jersey east, NM New Mexico west, NY New York east, NC North Carolina east, ND North Dakota midwest,
  OH Ohio midwest, OK Oklahoma midwest, OR Oregon west, PA Pennsylvania east, RI Rhode Island east, SC South Carolina east, SD South Dakota midwest,
  TN Tennessee midwest, TX Texas west, UT Utah west, VT Vermont east, VA Virginia east, WA Washington west, WV West Virginia south,
  WI Wisconsin midwest, WY Wyoming west`,
);
