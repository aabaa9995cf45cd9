import fs from 'node:fs';
import path from 'node:path';
import type { ContractColumn } from '@lakehouse/backstage-plugin-lakehouse-common';
import { fitsType } from './fitsType';

interface Case {
  logicalType: string;
  physicalType: string;
  format?: string;
  numberFormat?: object;
  fits: string[];
  rejected: string[];
}

// The same cases that Spark decides in `test_values_of_types.py` of the platform.
const CASES: Case[] = JSON.parse(
  fs.readFileSync(
    path.resolve(
      __dirname,
      '../../../../../templates/lakehouse-platform/skeleton/tests/sources/values_of_types.json',
    ),
    'utf8',
  ),
);

const columnOf = ({
  logicalType,
  physicalType,
  format,
  numberFormat: value,
}: Case) =>
  ({
    name: 'c',
    logicalType,
    physicalType,
    ...(format && { logicalTypeOptions: { format } }),
    ...(value && {
      customProperties: [{ property: 'lakehouse.numberFormat', value }],
    }),
  } as ContractColumn);

it.each(CASES)(
  'takes as $physicalType $format what loads take, and nothing else',
  one => {
    const texts = [...one.fits, ...one.rejected];
    expect(texts.filter(fitsType(columnOf(one)))).toEqual(one.fits);
  },
);
