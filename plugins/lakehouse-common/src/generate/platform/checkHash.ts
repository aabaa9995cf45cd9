import { isMap, isScalar, type Node } from 'yaml';
import { HASH_ALGORITHMS, HASH_COMPATIBILITIES } from '../types';

/** Something that is wrong below `hash` of `lakehouse.yaml`, and the node it is about. */
interface HashFinding {
  path: string;
  node?: Node;
  message: string;
  fix: string;
}

const VALUES: Record<string, readonly string[]> = {
  algorithm: HASH_ALGORITHMS,
  compatibility: HASH_COMPATIBILITIES,
};

/** Checks how keys are hashed; nothing is wrong when the platform does not say it. */
export function checkHash(node: unknown): HashFinding[] {
  if (node === undefined) return [];
  if (!isMap(node)) {
    return [
      {
        path: '$.hash',
        node: node as Node,
        message: 'The setting hash in lakehouse.yaml is no mapping.',
        fix: 'Write hash: { algorithm: md5 }.',
      },
    ];
  }
  return node.items.flatMap(({ key, value }): HashFinding[] => {
    const name = isScalar(key) ? String(key.value) : '';
    const allowed = VALUES[name];
    const path = `$.hash.${name}`;
    if (!allowed) {
      return [
        {
          path,
          node: key as Node,
          message: `${name.slice(
            0,
            80,
          )} is no setting of hash in lakehouse.yaml.`,
          fix: `Write ${Object.keys(VALUES).join(' or ')}.`,
        },
      ];
    }
    const text = isScalar(value) ? String(value.value) : '';
    return allowed.includes(text)
      ? []
      : [
          {
            path,
            node: (value ?? key) as Node,
            message: `The ${name} in lakehouse.yaml cannot be used.`,
            fix: `Write one of ${allowed.join(', ')}.`,
          },
        ];
  });
}
