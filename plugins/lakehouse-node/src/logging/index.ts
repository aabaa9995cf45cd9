export { printableLogger } from './printableLogger';
