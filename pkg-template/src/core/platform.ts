import catalog from '#data/catalog';

/** The limits of the platform, and the values that it takes. */
export const { platform } = catalog;
