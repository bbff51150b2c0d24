// An S3-compatible server with one bucket, for the tests of the store: `node bucket.mjs PORT FOLDER`. Its only key is S3RVER,
// with the secret S3RVER; what it was given stays in the folder, so that it can go away and come back.

import S3rver from '@20minutes/s3rver';

const [port, directory] = process.argv.slice(2);
const server = new S3rver({ address: '127.0.0.1', port: Number(port), directory, silent: true, configureBuckets: [{ name: 'boucle' }] });
await server.run();
