import type { Problem } from './parseSettings';
import type { Environment, Publication, Publications } from './types';

/** What the structure of the settings cannot say: that the publications of an environment fit together. */
export function checkSettings({ environments }: Publications): Problem[] {
  return environments.flatMap(environment => [
    ...missingVolume(environment),
    ...twice(environment),
    ...mixedDatabases(environment),
    ...readOnlyVolume(environment),
  ]);
}

const at = (environment: string, index: number) => [
  'environments',
  environment,
  'publications',
  index,
];

function missingVolume(environment: Environment): Problem[] {
  const { name, externalVolume, publications } = environment;
  const index = publications.findIndex(({ way }) => way === 'table');
  return index < 0 || externalVolume
    ? []
    : [
        {
          path: at(name, index),
          message: `the environment ${name} publishes tables, but names no externalVolume to read them through.`,
          fix: 'Name the external volume, or publish them catalog-linked.',
        },
      ];
}

/**
 * One mart is published once: two copies drift apart, and each needs its own grants. A dynamic table may stand beside the table that it
 * reads.
 */
function twice({ name, publications }: Environment): Problem[] {
  return publications.flatMap((one, index) =>
    one.marts.flatMap((mart, place): Problem[] => {
      const path = [...at(name, index), 'marts', place];
      const same = (other: string) =>
        other.toLowerCase() === mart.toLowerCase();
      const earlier = one.marts.slice(0, place).some(same)
        ? one
        : publications
            .slice(0, index)
            .find(other => other.marts.some(same) && !isPair(one, other));
      return earlier
        ? [
            {
              path,
              message: `the mart ${mart.slice(
                0,
                80,
              )} is published twice in ${name}: ${earlier.way} in ${
                earlier.database
              }, and ${one.way} in ${one.database}.`,
              fix: 'Remove it from one of the two publications.',
            },
          ]
        : [];
    }),
  );
}

/** Whether one of the two is a dynamic table that reads the other. */
function isPair(a: Publication, b: Publication): boolean {
  return [
    [a, b],
    [b, a],
  ].some(
    ([copy, read]) =>
      copy.way === 'dynamic' &&
      read.way !== 'dynamic' &&
      copy.from === read.database,
  );
}

/** The volume that marts are read through takes no writes. */
function readOnlyVolume(environment: Environment): Problem[] {
  const { name, externalVolume, publications } = environment;
  return publications.flatMap((one, index): Problem[] =>
    one.way === 'dynamic' && one.externalVolume === externalVolume
      ? [
          {
            path: [...at(name, index), 'externalVolume'],
            message: `${one.externalVolume} is the volume that the marts of ${name} are read through, and takes no writes.`,
            fix: 'Name another volume for the dynamic tables.',
          },
        ]
      : [],
  );
}

/** A catalog-linked database holds what the catalog holds, and nothing else can be made in it. */
function mixedDatabases(environment: Environment): Problem[] {
  const { name, publications, governance } = environment;
  const linked = new Set(
    publications.flatMap(({ way, database }) =>
      way === 'catalog-linked' ? [database] : [],
    ),
  );
  const wrong = publications.flatMap(({ way, database }, index): Problem[] =>
    way !== 'catalog-linked' && linked.has(database)
      ? [
          {
            path: [...at(name, index), 'database'],
            message: `${database} is a catalog-linked database of ${name}, so no other table can be made in it.`,
            fix: 'Name another database.',
          },
        ]
      : [],
  );
  return linked.has(governance.database)
    ? [
        ...wrong,
        {
          path: ['environments', name, 'governance', 'database'],
          message: `${governance.database} is a catalog-linked database, which can hold no tags and policies.`,
          fix: 'Name a database of its own for them.',
        },
      ]
    : wrong;
}
