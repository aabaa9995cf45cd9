/** Set by webpack and Rspack, and absent elsewhere: where the parts of the bundle are. */
declare let __webpack_public_path__: string;
