//go:build ignore

// This program makes the two workbooks of the example workspace, with the mess
// that partners' lists really have: title rows, a totals row, a person listed
// twice, countries in two languages, a misspelt organization.
//
//	go run testdata/make_example.go
//
// Every person, e-mail address and organization in it is invented.
package main

import (
	"log"
	"time"

	"github.com/xuri/excelize/v2"
)

const invented = "Example data: every person, organization and address here is invented."

var people = [][]any{
	{"Alma Quiroga Benítez", "Mujer", 34, "alma.quiroga@example.org", "Huellas del Sur", "Argentina", "Mujeres; acceso a la justicia"},
	{"Bruno Ferreyra Sosa", "Hombre", 41, "bruno.ferreyra@example.org", "Huellas del Sur", "Argentina", "Acceso a la justicia"},
	{"Celina Otaño", "Mujer", 29, "celina.otano@example.org", "Casa Abierta Rosario", "argentina", "Personas migrantes"},
	{"Damián Choque Laura", "Hombre", 38, "damian.choque@example.org", "Fundación Wiñay", "Bolivia", "Pueblos indígenas"},
	{"Elvira Mamani Tola", "Mujer", 52, "elvira.mamani@example.org", "Fundación Wiñay", "Bolivia (Estado Plurinacional de)", "Pueblos indígenas; tierra y recursos naturales"},
	{"Flávia Moreira Lins", "Mujer", 45, "flavia.moreira@example.org", "Instituto Raiz", "Brazil", "Povos indígenas"},
	{"Gustavo Paranhos", "Hombre", 31, "gustavo.paranhos@example.org", "Vozes da Maré", "Brasil", "Vivienda; grupos vulnerables"},
	{"Hortensia Lagos Pizarro", "Mujer", 57, "hortensia.lagos@example.org", "Aguas Claras", "Chile", "Justicia ambiental"},
	{"Iván Restrepo Oquendo", "Hombre", 36, "ivan.restrepo@example.org", "Caminos de Paz", "Colombia", "Grupos vulnerables"},
	{"Jimena Ocampo Vélez", "Mujer", 27, "jimena.ocampo@example.org", "Caminos de Paz", "Colombia", "Mujeres"},
	{"Kelly Palacios Mina", "Mujer", 33, "kelly.palacios@example.org", "Red Pacífico Vivo", "COLOMBIA", "Comunidades indígenas; tierra y recursos naturales"},
	{"Lorena Chaves Umaña", "Mujer", 48, "lorena.chaves@example.org", "Defensa Cercana", "Costa Rica", "Personas migrantes; acceso a la justicia"},
	{"Mateo Guamán Pilco", "Hombre", 30, "mateo.guaman@example.org", "Sumak Derecho", "Ecuador", "Pueblos indígenas"},
	{"Nayeli Andrango", "Mujer", 24, "nayeli.andrango@example.org", "Sumak Derecho", "Ecuador", "Pueblos indígenas"},
	{"Olga Cevallos Rueda", "Mujer", 61, "olga.cevallos@example.org", "Puentes de Justicia", "Ecuador", "Acceso a la justicia"},
	{"Pablo Tzoc Ixcoy", "Hombre", 39, "pablo.tzoc@example.org", "Comunidad y Salud Ixmucané", "Guatemala", "Salud; pueblos indígenas"},
	{"Quetzali Batz", "Mujer", 26, "quetzali.batz@example.org", "Comunidad y Salud Ixmucané", "Guatemala", "Salud"},
	{"Ramiro Zelaya Funes", "Hombre", 44, "ramiro.zelaya@example.org", "Raíces Hondureñas", "Honduras", "Personas migrantes"},
	{"Socorro Xochihua Luna", "Mujer", 50, "socorro.xochihua@example.org", "Justicia en Camino", "de México", "Personas migrantes"},
	{"Tomás Arriaga del Valle", "Hombre", 35, "tomas.arriaga@example.org", "Justicia en Camino", "México", "Personas migrantes; grupos vulnerables"},
	{"Úrsula Canché Pech", "Mujer", 42, "ursula.canche@example.org", "Lazos del Mayab", "Mexico", "Comunidades indígenas"},
	{"Valentín Quispe Huanca", "Hombre", 55, "valentin.quispe@example.org", "ATK", "Perú", "Pueblos indígenas; acceso a la justicia"},
	{"Wendy Salazar Ponce", "Mujer", 37, "wendy.salazar@example.org", "Defensoras del Valle", "Peru", "Mujeres"},
	{"Ximena Poma Rojas", "Mujer", 32, "ximena.poma@example.org", "Defensoras del Vale", "Perú", "Mujeres"},
	{"Yajaira Peguero", "Mujer", 40, "yajaira.peguero@example.org", "Casa Quisqueya", "Rep. Dominicana", "Personas migrantes"},
	{"Zacarías Montero Díaz", "Hombre", 46, "zacarias.montero@example.org", "Casa Quisqueya", "República Dominicana", "Grupos vulnerables"},
	{"Grace Holloway", "Mujer", 43, "grace.holloway@example.org", "Bridgewater Law Clinic", "EE. UU.", "Acceso a la justicia"},
	{"Nicolás Urrutia Bello", "Hombre", 28, "nicolas.urrutia@example.org", "Techos y Derechos", "Chile", "Vivienda"},
	{"Camila Sandoval Ríos", nil, 39, "camila.sandoval@example.org", "Red Abya Yala de Justicia", "Bolivia", "Pueblos indígenas; acceso a la justicia"},
	{"Renata Figueiredo", "Mujer", 51, "renata.figueiredo@example.org", "Alianza Global por el Hábitat", "Brasil", "Vivienda"},
	{"BENÍTEZ, Alma Quiroga", "Mujer", 34, "Alma.Quiroga@example.org", "Huellas del Sur", "Argentina", "Mujeres"},
}

var organizations = [][]any{
	{"Huellas del Sur", "AR", "national", "Women; Access to justice", "https://huellas.example.org"},
	{"Casa Abierta Rosario", "AR", "national", "Migrants", "https://casaabierta.example.org"},
	{"Fundación Wiñay", "BO", "national", "Indigenous communities", "https://winay.example.org"},
	{"Instituto Raiz", "BR", "national", "Indigenous communities", "https://raiz.example.org"},
	{"Vozes da Maré", "BR", "national", "Housing; Vulnerable groups", "https://vozes.example.org"},
	{"Aguas Claras", "CL", "national", "Environmental justice", "https://aguasclaras.example.org"},
	{"Caminos de Paz", "CO", "national", "Vulnerable groups; Women", "https://caminos.example.org"},
	{"Red Pacífico Vivo", "CO", "national", "Indigenous communities", "https://pacificovivo.example.org"},
	{"Defensa Cercana", "CR", "national", "Migrants; Access to justice", "https://defensacercana.example.org"},
	{"Sumak Derecho", "EC", "national", "Indigenous communities", "https://sumak.example.org"},
	{"Puentes de Justicia", "EC", "national", "Access to justice", "https://puentes.example.org"},
	{"Comunidad y Salud Ixmucané", "GT", "national", "Health", "https://ixmucane.example.org"},
	{"Raíces Hondureñas", "HN", "national", "Migrants", "https://raices.example.org"},
	{"Justicia en Camino", "MX", "national", "Migrants; Vulnerable groups", "https://encamino.example.org"},
	{"Lazos del Mayab", "MX", "national", "Indigenous communities", "https://lazos.example.org"},
	{"Asociación Tinkuy (ATK)", "PE", "national", "Indigenous communities; Access to justice", "https://tinkuy.example.org"},
	{"Defensoras del Valle", "PE", "national", "Women", "https://defensoras.example.org"},
	{"Casa Quisqueya", "DO", "national", "Migrants; Vulnerable groups", "https://quisqueya.example.org"},
	{"Bridgewater Law Clinic", "US", "national", "Access to justice", "https://bridgewater.example.org"},
	{"Techos y Derechos", nil, "regional", "Housing", "https://techos.example.org"},
	{"Red Abya Yala de Justicia", nil, "regional", "Indigenous communities; Access to justice", "https://abyayala.example.org"},
	{"Alianza Global por el Hábitat", nil, "international", "Housing", "https://habitat.example.org"},
	{"Fondo Andino de Litigio", nil, "regional", "Access to justice; Environmental justice", "https://litigio.example.org"},
}

func main() {
	if err := participants("testdata/example/participantes.xlsx"); err != nil {
		log.Fatal(err)
	}
	if err := list("testdata/example/organizations.xlsx"); err != nil {
		log.Fatal(err)
	}
}

// participants writes the Spanish list: two title rows, the head in row 4, a
// blank row in the middle and a totals row at the end.
func participants(path string) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Lista"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	day := "dd/mm/yyyy"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &day})
	if err != nil {
		return err
	}
	set := func(column, row int, value any) {
		cell, _ := excelize.CoordinatesToCellName(column, row)
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			log.Fatal(err)
		}
	}
	set(1, 1, "Encuentro de Aprendizaje sobre Justicia Comunitaria")
	set(1, 2, invented+" Quito, 14 al 19 de mayo de 2018")
	heads := []string{"N.º", "Nombre completo", "Sexo", "Edad", "Correo electrónico", "Organización", "País", "Temas de trabajo", "Fecha de llegada", "Talla de camiseta"}
	for i, head := range heads {
		set(i+1, 4, head)
	}
	if err := f.SetCellStyle(sheet, "A4", "J4", bold); err != nil {
		return err
	}
	sizes := []string{"S", "M", "L", "XL"}
	row := 5
	for i, person := range people {
		if i == 16 {
			row++
		}
		set(1, row, i+1)
		for j, value := range person {
			if value != nil {
				set(j+2, row, value)
			}
		}
		set(9, row, time.Date(2018, 5, 14, 0, 0, 0, 0, time.UTC))
		cell, _ := excelize.CoordinatesToCellName(9, row)
		if err := f.SetCellStyle(sheet, cell, cell, date); err != nil {
			return err
		}
		set(10, row, sizes[i%len(sizes)])
		row++
	}
	set(1, row+1, "Total")
	set(2, row+1, len(people))
	if err := f.SetColWidth(sheet, "B", "H", 28); err != nil {
		return err
	}
	return save(f, path)
}

// list writes the English list of organizations, made by somebody else.
func list(path string) error {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Organizations"
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	rows := [][]any{{"Organization", "Country code", "Scope", "Focus areas", "Website"}}
	rows = append(rows, organizations...)
	for i := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow(sheet, cell, &rows[i]); err != nil {
			return err
		}
	}
	if err := f.SetColWidth(sheet, "A", "E", 30); err != nil {
		return err
	}
	return save(f, path)
}

func save(f *excelize.File, path string) error {
	err := f.SetDocProps(&excelize.DocProperties{Creator: "lex example", Description: invented, Created: "2018-05-14T00:00:00Z", Modified: "2018-05-14T00:00:00Z"})
	if err != nil {
		return err
	}
	return f.SaveAs(path)
}
