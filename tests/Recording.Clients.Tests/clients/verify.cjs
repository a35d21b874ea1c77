// Verifies callbacks as a receiver does that uses the library of Standard Webhooks.
// In: one JSON object, { secret, body, headers }. Out: the verified payload, or the reason for the refusal.
const { Webhook } = require("standardwebhooks");

let input = "";
process.stdin.on("data", (chunk) => (input += chunk)).on("end", () => {
  const { secret, body, headers } = JSON.parse(input);
  try {
    console.log(JSON.stringify({ payload: new Webhook(secret).verify(body, headers) }));
  } catch (error) {
    console.log(JSON.stringify({ refused: error.message }));
  }
});
