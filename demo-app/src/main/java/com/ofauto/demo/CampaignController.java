package com.ofauto.demo;

import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/campaigns")
class CampaignController {

	private final CampaignRepository campaigns;

	CampaignController(CampaignRepository campaigns) {
		this.campaigns = campaigns;
	}

	@GetMapping
	List<Campaign> list(@RequestParam UUID agency) {
		return this.campaigns.findByAgency(agency);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Campaign create(@RequestBody NewCampaign campaign) {
		return this.campaigns.insert(campaign).orElseThrow(() -> new NotFoundException("client", campaign.clientId()));
	}

}
