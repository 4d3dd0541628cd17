// Prints the closing line of a test run, and fails when a test failed or was skipped, or when none ran.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
  readFileSync(file, 'utf8')
);
const skipped = numPendingTests + numTodoTests;
const brokenFiles = testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
);
for (const { name } of brokenFiles) {
  console.error(`could not run: ${name}`);
}
for (const { assertionResults } of testResults) {
  for (const { fullName, status } of assertionResults) {
    if (status !== 'passed') {
      console.error(`${status}: ${fullName}`);
    }
  }
}
const failed = numFailedTests + skipped + brokenFiles.length;
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || numPassedTests === 0 ? 1 : 0;
