import { catalogOf, glueEntry } from '../../__testUtils__/appConfig';
import { fakeServer, type FakeServer } from '../../__testUtils__/fakeServer';

/** Ways to make a reader of metadata fetch something else. Only s3://lake/wh is allowed. */
const ELSEWHERE = [
  'file:///etc/passwd',
  'file:/etc/passwd',
  'file://localhost/etc/passwd',
  '/etc/passwd',
  '//etc/passwd',
  'etc/passwd',
  '../../etc/passwd',
  '/proc/self/environ',
  'C:\\Windows\\win.ini',
  '\\\\host\\share\\x',
  'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  'https://169.254.169.254/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://2852039166/latest/meta-data/',
  'http://0xa9fea9fe/latest/meta-data/',
  'http://0251.0376.0251.0376/',
  'http://169.254.43518/',
  'http://metadata.google.internal/computeMetadata/v1/',
  'http://instance-data/latest/',
  'http://localhost:6379/',
  'http://127.1/',
  'http://0/',
  'http://[::1]/',
  'http://①②⑦.⓪.⓪.①/',
  'http://ⓔⓧⓐⓜⓟⓛⓔ.com/',
  'https://lake.s3.amazonaws.com/wh/t/1.metadata.json',
  'https://s3.eu-central-1.amazonaws.com/lake/wh/t/1.metadata.json',
  'gopher://127.0.0.1:6379/_INFO',
  'ftp://lake/wh/1.metadata.json',
  'dict://localhost:11211/stat',
  'data:application/json,{}',
  // eslint-disable-next-line no-script-url
  'javascript:alert(1)',
  'jar:http://x!/y',
  'gs://lake/wh/1.metadata.json',
  'abfss://lake@x.dfs.core.windows.net/wh/1.metadata.json',
  's3a://lake/wh/1.metadata.json',
  's3n://lake/wh/1.metadata.json',
  'S3://other/wh/1.metadata.json',
  's3://other/wh/1.metadata.json',
  's3://lake/1.metadata.json',
  's3://lake/wh',
  's3://lake/wh/',
  's3://lake/wh-secret/1.metadata.json',
  's3://lake/whx/1.metadata.json',
  's3://lake/wh/../secret/1.metadata.json',
  's3://lake/wh/t/../../secret/1.metadata.json',
  's3://lake/wh/./1.metadata.json',
  's3://lake/wh/t/..',
  's3://lake/wh\\..\\secret\\1.metadata.json',
  's3://lake/wh/\u0000/1.metadata.json',
  's3://lake/wh/a\nb.metadata.json',
  's3://user@lake/wh/1.metadata.json',
  's3://user:password@lake/wh/1.metadata.json',
  's3://lake:443/wh/1.metadata.json',
  's3://lake@other/wh/1.metadata.json',
  's3://LAKE/wh/1.metadata.json',
  's3://lаke/wh/1.metadata.json', // with a Cyrillic а
  's3:///lake/wh/1.metadata.json',
  's3:lake/wh/1.metadata.json',
  's3://',
  '://lake/wh/1.metadata.json',
  ' s3://lake/wh/1.metadata.json',
  '',
];

let server: FakeServer;
beforeEach(async () => {
  server = await fakeServer(() => ({ body: '{}' }));
});
afterEach(() => server.close());

describe('locations of metadata that others have written', () => {
  it(`are refused before any request, all ${ELSEWHERE.length} of them`, async () => {
    const catalog = catalogOf(glueEntry(server.url));
    const codes = await Promise.all(
      ELSEWHERE.map(async metadataLocation => {
        const table = { namespace: ['db'], name: 't', metadataLocation };
        const code = await catalog.load(table, null).then(
          () => 'read',
          error => error.code,
        );
        return [metadataLocation, code];
      }),
    );
    // Without a location there is nothing to refuse.
    expect(codes).toEqual(
      ELSEWHERE.map(location => [location, location ? 'refused' : 'invalid']),
    );
    expect(server.requests).toEqual([]);
    expect(ELSEWHERE.length).toBeGreaterThanOrEqual(60);
  });
});
