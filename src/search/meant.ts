/** What a query does without whose words some text holds; loaded (as meant.js) where that is not so: which words letters
 * stand for, and what comes near a query that nothing holds. */

export { findNear } from "./near";
export { wordsSpelled } from "./pinyin";
