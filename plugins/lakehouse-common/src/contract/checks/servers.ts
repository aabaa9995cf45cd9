import { errorAt, RawFinding } from '../finding';
import { SERVER_KEYS } from '../odcs/server';
import { Contract, ContractServer } from '../types';

const COMMON = [
  'id',
  'server',
  'type',
  'description',
  'environment',
  'roles',
  'customProperties',
];

/** A server must have what its type needs, and nothing another type has. */
export function checkServers(contract: Contract): RawFinding[] {
  return (contract.servers ?? []).flatMap((server, i): RawFinding[] => {
    const words = SERVER_KEYS[server.type].split(' ');
    const required = words
      .filter(w => w.endsWith('!'))
      .map(w => w.slice(0, -1));
    const allowed = [...COMMON, ...words.map(w => w.replace('!', ''))];
    const missing = required
      .filter(key => server[key] === undefined)
      .map(
        (key): RawFinding => ({
          severity: 'error',
          path: ['servers', i],
          message: `the ${server.type} server ${server.server} has no ${key}`,
          fix: `add ${key}`,
        }),
      );
    const foreign = Object.keys(server)
      .filter(key => !allowed.includes(key))
      .map(
        (key): RawFinding => ({
          severity: 'error',
          path: ['servers', i, key],
          atKey: true,
          message: `${key} is no field of a ${server.type} server`,
          fix: `write one of ${words.join(', ').replace(/!/g, '')}`,
        }),
      );
    return [...missing, ...foreign, ...checkFormat(server, i)];
  });
}

/** Formats of files that ingestion reads, by server type. */
const FILES = ['local', 's3'];
const FORMATS = ['csv', 'json', 'parquet'];

function checkFormat(server: ContractServer, i: number): RawFinding[] {
  const { type, format } = server;
  if (!FILES.includes(type) || format === undefined) return [];
  return FORMATS.includes(format)
    ? []
    : errorAt(
        ['servers', i, 'format'],
        `files of the format ${format.slice(0, 80)} cannot be loaded`,
        `write ${FORMATS.join(', ')}`,
      );
}
