import fc from 'fast-check';
import { parse } from 'yaml';
import { editContract } from './edit';
import { parseContract } from './parse';
import { serializeContract } from './serialize';
import { Contract } from './types';

const contract: Contract = {
  schema: [
    {
      properties: [{ logicalType: 'string', name: 'code' }],
      name: 'parts',
      future: { kept: true },
    },
  ],
  status: 'active',
  version: '1e3',
  name: 'parts',
  id: '007',
  kind: 'DataContract',
  apiVersion: 'v3.1.0',
  somethingNew: ['no', 'off', '1_000', '12:30:45', ' x ', '0o7', ''],
};

it('writes keys in a fixed order and quotes what YAML 1.1 would take for something else', () => {
  expect(serializeContract(contract)).toMatchInlineSnapshot(`
    "apiVersion: v3.1.0
    kind: DataContract
    id: "007"
    name: parts
    version: "1e3"
    status: active
    schema:
      - name: parts
        properties:
          - name: code
            logicalType: string
        future:
          kept: true
    somethingNew:
      - "no"
      - "off"
      - "1_000"
      - "12:30:45"
      - " x "
      - "0o7"
      - ""
    "
  `);
});

it('keeps unknown fields and every text through a round trip', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }).map(k => `x${k}`),
        json,
      ),
      text,
      text,
      (unknown, description, name) => {
        const given = {
          ...contract,
          ...unknown,
          description: { purpose: description },
          schema: [{ name, properties: [{ name, ...unknown }] }],
        } as Contract;
        const yaml = serializeContract(given);
        expect(parse(yaml)).toEqual(given);
        expect(serializeContract(parse(yaml))).toBe(yaml);
      },
    ),
  );
});

describe('editContract', () => {
  const text = `# who to ask: ann
apiVersion: v3.1.0 # pinned

schema:
  - name: parts # the only one
    future: { kept: true }
    properties: []
`;

  it('changes one value and leaves comments, order and unknown fields', () => {
    expect(
      editContract(text, [
        { path: ['version'], value: '1.10' },
        { path: ['schema', 0, 'properties', 0], value: { name: 'no' } },
      ]),
    ).toBe(`# who to ask: ann
apiVersion: v3.1.0 # pinned

schema:
  - name: parts # the only one
    future: { kept: true }
    properties: [ { name: "no" } ]
version: "1.10"
`);
  });

  it('removes a value', () => {
    const edited = editContract(text, [
      { path: ['schema', 0, 'future'], value: undefined },
    ]);
    expect(edited).not.toContain('future');
    expect(edited).toContain('# the only one');
  });

  it('refuses a path that leads nowhere', () => {
    expect(() =>
      editContract(text, [{ path: ['apiVersion', 'x'], value: 1 }]),
    ).toThrow('nothing at $.apiVersion.x');
  });
});

it('a contract that was read is written so that it reads the same', () => {
  const yaml = serializeContract({
    ...contract,
    version: '1',
    somethingNew: undefined,
    schema: [{ name: 'parts', properties: [{ name: 'code' }] }],
  });
  const { contract: read } = parseContract(yaml);
  expect(serializeContract(read!)).toBe(yaml);
});
