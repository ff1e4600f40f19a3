/** Where the cards of the cost of inaction stand. */
export const inactionPath = '/cost-of-inaction'
