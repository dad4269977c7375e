/** The platform, as far as these scripts use it. */
declare const TTMinis: { readonly game: import('ttminis-explain/simulate').Game };
