package explain_test

import (
	"os"
	"testing"

	"github.com/namati/lex/internal/store/storetest"
)

func TestMain(m *testing.M) {
	storetest.FewerTries()
	os.Exit(m.Run())
}
