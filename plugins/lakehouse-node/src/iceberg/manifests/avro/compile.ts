import { broken, type ByteReader } from './ByteReader';
import { DATE, fixed, PRIMITIVES, type Decoder } from './primitives';

/** Which fields of records are read: all of them, or the named ones; the others are passed over. */
export type Wanted = 'all' | { [field: string]: Wanted };

const MAX_DEPTH = 32;
const MAX_FIELDS = 20_000;

const ownKey = (want: { [field: string]: Wanted }, name: string) =>
  Object.hasOwn(want, name) ? want[name] : undefined;

/**
 * A decoder for an Avro schema that others wrote. Schemas that contain themselves are refused, as are references to records: a few of
 * them, each holding the one before twice, would take forever. Iceberg writes neither.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#binary-encoding
 * @throws IcebergMetadataError
 */
export function compile(schema: unknown, wanted: Wanted): Decoder {
  const named = new Map<string, Decoder>();
  let fields = 0;
  return build(schema, wanted, 0);

  function build(node: unknown, want: Wanted, depth: number): Decoder {
    if (depth > MAX_DEPTH) throw broken('its schema is nested too deep');
    fields += 1;
    if (fields > MAX_FIELDS) throw broken('its schema has too many fields');
    if (typeof node === 'string') {
      const known = PRIMITIVES[node] ?? named.get(node);
      if (!known) throw broken(`its schema names the unknown type ${node}`);
      return known;
    }
    if (Array.isArray(node)) {
      return union(node.map(branch => build(branch, want, depth + 1)));
    }
    if (typeof node !== 'object' || node === null) {
      throw broken('its schema has something that is no type');
    }
    return complex(node as Record<string, unknown>, want, depth);
  }

  function complex(
    node: Record<string, unknown>,
    want: Wanted,
    depth: number,
  ): Decoder {
    switch (node.type) {
      case 'record':
        return record(node.fields, want, depth);
      case 'array':
        return list(build(node.items, want, depth + 1));
      case 'map':
        return list(pair(build(node.values, want, depth + 1)));
      case 'enum':
        return remember(node.name, PRIMITIVES.int);
      case 'fixed':
        return remember(node.name, fixed(node.size));
      default:
        return node.logicalType === 'date'
          ? DATE
          : build(node.type, want, depth + 1);
    }
  }

  function record(given: unknown, want: Wanted, depth: number): Decoder {
    if (!Array.isArray(given)) throw broken('its schema has no fields');
    const parts = given.map(field => {
      const name = String(field?.name);
      const inner = want === 'all' ? want : ownKey(want, name);
      return {
        name,
        kept: inner !== undefined,
        decoder: build(field?.type, inner ?? {}, depth + 1),
      };
    });
    return {
      read(bytes) {
        const value: Record<string, unknown> = Object.create(null);
        for (const { name, kept, decoder } of parts) {
          if (kept) value[name] = decoder.read(bytes);
          else decoder.skip(bytes);
        }
        return value;
      },
      skip(bytes) {
        for (const { decoder } of parts) decoder.skip(bytes);
      },
    };
  }

  function remember(name: unknown, decoder: Decoder): Decoder {
    named.set(String(name), decoder);
    return decoder;
  }
}

function union(branches: Decoder[]): Decoder {
  const branch = (bytes: ByteReader) => {
    const found = branches[Number(bytes.long())];
    if (!found) throw broken('a value is of none of the types of its union');
    return found;
  };
  return {
    read: bytes => branch(bytes).read(bytes),
    skip: bytes => branch(bytes).skip(bytes),
  };
}

function pair(value: Decoder): Decoder {
  return {
    read: bytes => [bytes.text(), value.read(bytes)],
    skip(bytes) {
      bytes.bytes();
      value.skip(bytes);
    },
  };
}

/** Blocks of items, each with their count, until one of none; a negative count is followed by the length in bytes. */
function list(item: Decoder): Decoder {
  const walk = (bytes: ByteReader, each: () => void, jump: boolean) => {
    for (;;) {
      const given = Number(bytes.long());
      if (given === 0) return;
      const length = given < 0 ? bytes.count() : undefined;
      const count = Math.abs(given);
      if (count > bytes.left) throw broken('it announces more than it holds');
      if (jump && length !== undefined) {
        bytes.raw(length);
      } else {
        for (let index = 0; index < count; index += 1) each();
      }
    }
  };
  return {
    read(bytes) {
      const items: unknown[] = [];
      walk(bytes, () => items.push(item.read(bytes)), false);
      return items;
    },
    skip: bytes => walk(bytes, () => item.skip(bytes), true),
  };
}
