/**
 * Makes `Date` use the time zone that the system has now. Node keeps the one of its start, until this variable is
 * written or deleted.
 */
export function readTimeZoneAnew(): void {
  const { TZ: zone } = process.env;
  if (zone === undefined) Reflect.deleteProperty(process.env, 'TZ');
  else Object.assign(process.env, { TZ: zone });
}
