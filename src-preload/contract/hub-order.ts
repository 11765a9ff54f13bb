/** Orders of search results, in the hub's own words. Free of any library, so that every process may use it as a value. */
export const hubOrders = ['downloads', 'likes', 'lastModified'] as const;
/** One of {@link hubOrders}. */
export type HubOrder = (typeof hubOrders)[number];
