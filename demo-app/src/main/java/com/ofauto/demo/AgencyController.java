package com.ofauto.demo;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/agencies")
class AgencyController {

	private final AgencyRepository agencies;

	AgencyController(AgencyRepository agencies) {
		this.agencies = agencies;
	}

	@GetMapping
	List<Agency> list() {
		return this.agencies.findAll();
	}

	@GetMapping("/{id}")
	AgencyWithClients get(@PathVariable UUID id) {
		Agency agency = this.agencies.find(id).orElseThrow(() -> new NotFoundException("agency", id));
		return new AgencyWithClients(agency, this.agencies.findClients(id));
	}

	@PostMapping
	ResponseEntity<Agency> create(@RequestBody NewAgency agency) {
		Agency created = this.agencies.insert(agency);
		return ResponseEntity.created(URI.create("/api/agencies/" + created.id())).body(created);
	}

	@PostMapping("/{id}/clients")
	@ResponseStatus(HttpStatus.CREATED)
	Client addClient(@PathVariable UUID id, @RequestBody NewClient client) {
		this.agencies.find(id).orElseThrow(() -> new NotFoundException("agency", id));
		return this.agencies.insertClient(id, client);
	}

	record AgencyWithClients(Agency agency, List<Client> clients) {
	}

	record NewClient(String name, String email) {

		NewClient {
			InvalidInputException.requireText(name, "name", 120);
			InvalidInputException.requireText(email, "email", 254);
			InvalidInputException.require(email.indexOf('@') > 0, "email", "must be an e-mail address");
		}

	}

}
