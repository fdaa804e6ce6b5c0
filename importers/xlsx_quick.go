package importers

func (r *xlsxRows) quick() (bool, error) { return false, nil }
