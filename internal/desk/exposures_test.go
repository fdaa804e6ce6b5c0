package desk

// exposures hold what would single people out.
var exposures []sample
