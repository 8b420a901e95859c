/**
 * Begins every query key, and so must be the same on the server and in the page. Apps with accounts add the user's
 * id, so that two never share a cache.
 */
export const scope = 'videos'
