import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { ownerRef, type Finding } from '../../contract';
import { jsonPath } from '../../contract/finding';
import { locate } from '../../contract/locate';
import { DEFAULT_HASH, type PlatformConfig } from '../types';
import { checkHash } from './checkHash';
import { checkVault } from './checkVault';
import { isRegion } from './region';

/** What was read of `lakehouse.yaml`; `platform` is there when no finding is an error. */
export interface ParsedPlatformConfig {
  platform?: PlatformConfig;
  findings: Finding[];
}

type Check = {
  fix: string;
  accepts(value: string): boolean;
  isOptional?: boolean;
};

const FIELDS: Record<'name' | 'owner' | 'catalog' | 'region', Check> = {
  name: {
    fix: 'Write a name of letters, digits, `-`, `_` and `.`, for example name: platform.',
    accepts: value =>
      /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(value),
  },
  owner: {
    fix: 'Write the group that answers for the platform, for example owner: group:default/data-platform.',
    accepts: value => ownerRef(value) !== undefined,
  },
  catalog: {
    fix: 'Write the id that the portal gives this Iceberg catalog, for example catalog: platform.',
    accepts: value => /^[A-Za-z0-9_-]{1,100}$/.test(value),
  },
  region: {
    fix: 'Write an AWS region, for example region: eu-central-1, or leave it out.',
    accepts: isRegion,
    isOptional: true,
  },
};

/** Reads `lakehouse.yaml`. Never throws: what is wrong comes back as findings with line and fix. */
export function parsePlatformConfig(text: string): ParsedPlatformConfig {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    uniqueKeys: true,
    schema: 'core',
  });
  const at = (offset: number | undefined) => {
    if (offset === undefined) return {};
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col };
  };
  const findings: Finding[] = document.errors.map(error => ({
    severity: 'error',
    path: '$',
    ...at(error.pos[0]),
    message: `lakehouse.yaml is not valid YAML: ${firstLine(error.message)}.`,
    fix: 'Correct the indentation or the quotes there.',
  }));
  if (findings.length > 0) return { findings };

  const root = document.contents;
  if (!isMap(root)) {
    return {
      findings: [
        {
          severity: 'error',
          path: '$',
          line: 1,
          column: 1,
          message: 'lakehouse.yaml holds no settings.',
          fix: 'Write name, owner and catalog, one per line.',
        },
      ],
    };
  }
  for (const [field, check] of Object.entries(FIELDS)) {
    const { fix, accepts, isOptional } = check;
    const node = root.get(field, true);
    if (isOptional && node === undefined) continue;
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && accepts(value)) continue;
    findings.push({
      severity: 'error',
      path: `$.${field}`,
      ...at(node ? (node as { range?: number[] }).range?.[0] : 0),
      message: node
        ? `The ${field} in lakehouse.yaml cannot be used.`
        : `The ${field} is missing in lakehouse.yaml.`,
      fix,
    });
  }
  findings.push(
    ...checkHash(root.get('hash', true)).map(
      ({ path, node, message, fix }): Finding => ({
        severity: 'error',
        path,
        ...at((node as { range?: number[] } | undefined)?.range?.[0]),
        message,
        fix,
      }),
    ),
  );
  const problem = checkVault(root.get('vault', true), document);
  if (problem) {
    findings.push({
      severity: 'error',
      path: jsonPath(problem.path),
      ...locate(document, lineCounter, problem.path, false),
      message: problem.message,
      fix: problem.fix,
    });
  }
  if (findings.length > 0) return { findings };
  const config = document.toJS({ maxAliasCount: 0 }) as PlatformConfig;
  return {
    platform: {
      ...config,
      owner: ownerRef(config.owner)!,
      ...(config.hash && { hash: { ...DEFAULT_HASH, ...config.hash } }),
    },
    findings,
  };
}

function firstLine(message: string): string {
  return message.split('\n')[0].replace(/:$/, '').slice(0, 200);
}
