// Uses better-sqlite3 the way the ledger does, garbage collection included: a wrong binary crashes here, at
// bootstrap, and not in the app. Run by Node 24 and by the Electron runtime as Node.
const Database = require('better-sqlite3');

const db = new Database(':memory:');
db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, bytes BLOB) STRICT');
const insert = db.prepare('INSERT INTO t (name, bytes) VALUES (@name, @bytes)');
db.transaction(() => {
  for (let i = 0; i < 20_000; i += 1) insert.run({ name: `row ${i}`, bytes: Buffer.alloc(64, i) });
})();
let seen = 0;
for (const row of db.prepare('SELECT name, bytes FROM t ORDER BY id').iterate()) {
  if (row.name !== `row ${seen}` || row.bytes[0] !== seen % 256) throw new Error('a row came back wrong');
  seen += 1;
}
let refused = false;
try {
  insert.run({ name: 'row 1', bytes: null });
} catch (error) {
  refused = error.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
if (seen !== 20_000 || !refused) throw new Error('SQLite does not answer as it should');
db.close();
process.stdout.write('sqlite proved\n');
