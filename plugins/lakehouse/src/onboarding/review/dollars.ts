/** An amount with as many digits as an estimate has: no cents from 10 dollars on. */
export function dollars(amount: number): string {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: 0,
    maximumFractionDigits: amount < 10 ? 2 : 0,
  }).format(amount);
}
