package importers

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestToolExports reads what meeting and ticket tools export: a block about the
// meeting above the people, a name of the tool's own, marks that are no names.
func TestToolExports(t *testing.T) {
	for _, test := range []struct {
		name         string
		lines        []string
		tables, told []string
	}{
		{"Zoom, a meeting",
			[]string{"Meeting ID|Topic|Start Time|End Time|User Email|Duration (Minutes)|Participants", "812|Exchange day 1|06/19/2017 09:00:00 AM|06/19/2017 11:00:00 AM|host@example.org|120|4", "",
				"Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)|Guest|In Waiting Room|Country/Region Name",
				"Rosa Pari|rosa@example.org|06/19/2017 09:01:00 AM|06/19/2017 10:01:00 AM|60|Yes|No|Peru", "Juan Luna||06/19/2017 09:01:00 AM|06/19/2017 11:00:00 AM|119|Yes|No|Bolivia"},
			[]string{"participants 4: A=name B=email C=- D=- E=- F=- G=- H=country: Rosa Pari, Juan Luna"}, []string{"table-left-out row 1"}},
		{"Zoom, a webinar",
			[]string{"Attendee Report", "", "Host Details", "Attended|User Name (Original Name)|Email|Join Time|Leave Time|Time in Session (minutes)|Country/Region Name", "Yes|Ana Host|host@example.org|06/19/2017 08:55|06/19/2017 11:00|125|Argentina", "",
				"Attendee Details", "Attended|User Name (Original Name)|First Name|Last Name|Email|Country/Region|Organization|Approval Status|Is Guest", "Yes|Rosa Pari|Rosa|Pari|rosa@example.org|PE|CEJ|approved|Yes", "No|--|Juan|Luna|juan@example.org|BO|APY|approved|--"},
			[]string{"participants 4: A=status B=name C=email D=- E=- F=- G=country: Ana Host", "participants 8: A=status B=name C=given_name D=family_name E=email F=country G=organization H=- I=-: Rosa Pari, Juan Luna"}, nil},
		{"a form's own name that stays empty",
			[]string{"ID|Name|Full name of the participant|Country", "1||Rosa Pari|Peru", "2||Juan Luna|Bolivia"},
			[]string{"participants 1: A=- B=- C=name D=country: Rosa Pari, Juan Luna"}, nil},
		{"tickets", []string{"First Name|Last Name|Attendee Status|Home City|Home Country", "Rosa|Pari|Checked In|Lima|PE", "Juan|Luna|Not Attending|La Paz|BO"},
			[]string{"participants 1: A=given_name B=family_name C=status D=city E=country: Rosa Pari, Juan Luna"}, nil},
		{"answers that read like fields",
			[]string{"datos/nombre|datos/sexo|datos/areas|datos/areas/mujeres|datos/areas/tierra", "Rosa Pari|mujer|mujeres|1|0", "Juan Luna|hombre|mujeres tierra|1|1"},
			[]string{"participants 1: A=name B=sex C=- D=- E=-: Rosa Pari, Juan Luna"}, nil},
		{"addresses, each cell with two of them",
			[]string{"Nombre|Correo", "Rosa Pari|rosa@example.org; r@example.org", "Juan Luna|juan@example.org / j@example.org", "Ana Sol|ana@example.org, a@example.org"},
			[]string{"participants 1: A=name B=email: Rosa Pari, Juan Luna, Ana Sol"}, nil},
	} {
		tables, told := tablesOf(t, Options{}, test.lines...)
		if diff := cmp.Diff(test.tables, tables); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if diff := cmp.Diff(test.told, told); diff != "" {
			t.Errorf("%s: told %s", test.name, diff)
		}
	}
}

// TestStatusOfTickets: who cancelled a ticket is stored and not counted.
func TestStatusOfTickets(t *testing.T) {
	_, _, sink := run(t, Options{}, "First Name|Last Name|Attendee Status", "Rosa|Pari|Checked In", "Juan|Luna|Not Attending", "Ana|Sol|Attending")
	for i, want := range []string{"present", "cancelled", "present"} {
		if got := sink.participants[i].Status; got != want {
			t.Errorf("row %d is %q, want %q", i+1, got, want)
		}
	}
}
