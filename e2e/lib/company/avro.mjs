// Avro files as Iceberg's manifests need them: no compression, one block.

/** A whole number: zigzag, seven bits a byte. */
function long(value) {
  const bytes = [];
  let rest =
    BigInt(value) >= 0n ? BigInt(value) * 2n : -BigInt(value) * 2n - 1n;
  while (rest >= 128n) {
    bytes.push(Number(rest % 128n) + 128);
    rest /= 128n;
  }
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([long(bytes.length), bytes]);
}

function encode(type, value) {
  switch (type.type ?? type) {
    case 'int':
    case 'long':
      return long(value);
    case 'string':
      return text(value);
    case 'record':
      return Buffer.concat(
        type.fields.map(field => encode(field.type, value[field.name])),
      );
    default:
      throw new Error(`No Avro type ${JSON.stringify(type)}`);
  }
}

/**
 * An Avro object container file.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export function avroFile(schema, records) {
  const sync = Buffer.alloc(16, 7);
  const data = Buffer.concat(records.map(record => encode(schema, record)));
  return Buffer.concat([
    Buffer.from('Obj\u0001'),
    long(2),
    text('avro.schema'),
    text(JSON.stringify(schema)),
    text('avro.codec'),
    text('null'),
    long(0),
    sync,
    long(records.length),
    long(data.length),
    data,
    sync,
  ]);
}
