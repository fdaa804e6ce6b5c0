package desk

// Exposure lists what every report to donors and to the public must pass, asked
// for or not: whoever it could single out.
var Exposure = []Check{}
