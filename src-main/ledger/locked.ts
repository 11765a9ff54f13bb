/** SQLite's codes while another program has a file locked (https://sqlite.org/rescode.html). */
const locked = /^SQLITE_(BUSY|LOCKED)/;

/** Whether this is what SQLite says of a ledger that another program has locked. */
export function isLockedCode(sqliteCode: unknown): boolean {
  return typeof sqliteCode === 'string' && locked.test(sqliteCode);
}
