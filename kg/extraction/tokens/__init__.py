"""Words as grammar reads them: resegmented, merged, with the sets of tags and function words."""
