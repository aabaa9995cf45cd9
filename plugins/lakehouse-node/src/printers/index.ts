export { loadPrinters } from './loadPrinters';
export { createPrinterFeature, lakehousePrintersServiceRef } from './service';
